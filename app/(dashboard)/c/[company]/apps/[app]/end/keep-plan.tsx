import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import type { AppView } from '@/lib/apps/queries'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import { keep } from './actions'
import { LastDayForm } from './end-form'

type KeepPlanProps = { visitor: CompanyVisitor; app: AppView }

/** An end that has not come: it is taken back with one press, or put on another day. */
export function KeepPlan({ visitor, app }: KeepPlanProps) {
  const { account, company, t } = visitor
  const { end: text } = t.planEnd
  const lead = app.paused === 'unpaid' ? text.setLeadUnpaid : text.setLead
  return (
    <>
      {app.keptUntil ? <p>{lead(formatDay(app.keptUntil, account.language))}</p> : null}
      <div className="flex flex-wrap items-start gap-2.5">
        <PressForm action={keep} fields={{ companySlug: company.slug, appName: app.name }}>
          <Submit busy={text.keeping}>{text.keep}</Submit>
        </PressForm>
        <LinkButton href={paths.app(company.slug, app.name)}>{text.cancel}</LinkButton>
      </div>
      <h2>{text.other}</h2>
      <LastDayForm visitor={visitor} app={app} submit={text.otherSubmit} />
    </>
  )
}
