import { Button } from '@/app/ui/button'
import { RadioCards } from '@/app/ui/form'
import { FormActions } from '@/app/ui/form-actions'
import type { AppView } from '@/lib/apps/queries'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import type { MoveOption } from './options'

type ChooseTargetProps = { visitor: CompanyVisitor; app: AppView; options: MoveOption[] }

/** The first half: where it should go. Choosing changes nothing; it only leads to the page that checks. */
export function ChooseTarget({ visitor: { company, t }, app, options }: ChooseTargetProps) {
  const { move: text } = t.companies
  const lacking = (payer: MoveOption['payer']) => {
    if (app.trial) return text.noTrials
    return payer ? text.notReady : text.noPayer
  }
  const only = options.filter(({ isPossible }) => isPossible).length === 1
  return (
    <form action={paths.moveApp(company.slug, app.name)} className="grid max-w-140 grid-cols-[minmax(0,1fr)] gap-5">
      <RadioCards
        name="to"
        label={text.target}
        defaultValue={only ? options.find(({ isPossible }) => isPossible)?.value : undefined}
        options={options.map(({ value, companyName, payer, isHere, isPossible }) => ({
          value,
          label: companyName,
          text: [
            isHere ? text.here : null,
            payer ? text.payer(payer.name) : null,
            app.trial && isPossible ? text.trialTarget : null,
          ]
            .filter(Boolean)
            .join('. '),
          blocked: isPossible ? undefined : lacking(payer),
        }))}
      />
      <FormActions back={<a href={paths.app(company.slug, app.name)}>{t.common.cancel}</a>}>
        <Button type="submit" variant="primary">
          {text.continue}
        </Button>
      </FormActions>
    </form>
  )
}
