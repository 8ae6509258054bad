import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import { SummaryList, type SummaryRow } from '@/app/ui/summary-list'
import type { AppView } from '@/lib/apps/queries'
import { isFresh } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { type CompanyVisitor, companyName } from '../../../../../viewer'
import { move } from './actions'
import type { MoveOption } from './options'

type CheckMoveProps = { visitor: CompanyVisitor; app: AppView; shown: string; option: MoveOption }

/** The second half: what the move means for days, bills and people, and the button. */
export function CheckMove({ visitor: me, app, shown, option }: CheckMoveProps) {
  const { account, company, t } = me
  const { move: text } = t.companies
  const title = option.isHere
    ? text.checkPayerTitle(shown, option.payer?.name ?? '')
    : text.checkTitle(shown, option.companyName)
  return (
    <div className="flow max-w-[44rem]">
      <h1 className="wrap-anywhere">{title}</h1>
      <SummaryList rows={rowsOf(me, app, option)} />
      <p className="text-muted">{option.isHere ? text.mailsHere : text.mails}</p>
      {isFresh(account) ? null : <p>{t.team.leaving.confirmFirst}</p>}
      <div className="flex flex-wrap items-start gap-2.5">
        <LinkButton href={paths.app(company.slug, app.name)}>{text.stay}</LinkButton>
        {isFresh(account) ? (
          <PressForm
            action={move}
            fields={{
              companySlug: company.slug,
              appName: app.name,
              targetSlug: option.company.slug,
              contactId: option.payer?.id ?? '',
            }}
          >
            <Submit busy={text.busy}>
              <span className="wrap-anywhere">{text.confirm(shown)}</span>
            </Submit>
          </PressForm>
        ) : (
          <LinkButton variant="primary" href={paths.confirm(paths.moveApp(company.slug, app.name, option.value))}>
            {t.team.leaving.goConfirm}
          </LinkButton>
        )}
      </div>
    </div>
  )
}

function rowsOf({ account, company, t }: CompanyVisitor, app: AppView, option: MoveOption): SummaryRow[] {
  const { move: text } = t.companies
  const today = dayOf(clock.now(), operator().timeZone)
  const from = companyName(t, company)
  const to = option.companyName
  const change = { href: paths.moveApp(company.slug, app.name), label: text.change }
  const days = option.payer
    ? text.dayRule({
        before: app.payer?.name ?? from,
        after: option.payer.name,
        today: formatDay(today, account.language, 'weekday'),
        tomorrow: formatDay(addDays(today, 1), account.language, 'weekday'),
      })
    : text.trialDays
  const places: SummaryRow[] = option.isHere
    ? []
    : [
        { key: 'from', label: text.from, value: from },
        { key: 'to', label: text.to, value: to, change },
      ]
  const payer: SummaryRow[] = option.payer
    ? [{ key: 'payer', label: text.bills, value: option.payer.name, change: option.isHere ? change : undefined }]
    : []
  const people = option.isHere ? text.samePeople : text.peopleText(from, to)
  return [
    ...places,
    ...payer,
    { key: 'days', label: text.days, value: days },
    { key: 'people', label: text.people, value: people },
  ]
}
