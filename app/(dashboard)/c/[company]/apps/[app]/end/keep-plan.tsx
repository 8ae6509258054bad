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

/** The same, read by somebody who may not change what an Owner decided. */
export function OwnersEnd({ visitor, app, by }: KeepPlanProps & { by: string }) {
  const { account, company, t } = visitor
  const { end: text } = t.planEnd
  return (
    <>
      {app.keptUntil ? <p>{text.setLead(formatDay(app.keptUntil, account.language))}</p> : null}
      <p className="wrap-anywhere">{t.refusals['end-by-owner']({ by })}.</p>
      <LinkButton href={paths.app(company.slug, app.name)}>{t.common.back}</LinkButton>
    </>
  )
}
