import { Agreement } from '@/app/(client)/agreement'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { Notice } from '@/app/ui/notice'
import { documentsToday } from '@/lib/billing/agreements'
import type { PlanPayer } from '@/lib/billing/plan-order'
import type { RestoreView } from '@/lib/billing/restore-view'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { type CompanyVisitor, companyName } from '../../../../../viewer'
import { PlanFacts } from '../../ordering/plan-facts'
import { restore } from './actions'

type RestoreFormProps = { visitor: CompanyVisitor; view: RestoreView }

/** What it comes back as: on trial, paused after its plan, or paid again, which is an order. */
export function RestoreForm({ visitor, view }: RestoreFormProps) {
  const { account, company, t } = visitor
  const { restore: text } = t.planEnd
  const { name, planName, order } = view
  if (order && !order.quote) return <CannotPay visitor={visitor} payer={order.payer} name={name} />
  const press = order ? t.client.order : text
  return (
    <ActionForm action={restore} words={t.common.form}>
      <Hidden name="companySlug" value={company.slug} />
      <Hidden name="appName" value={name} />
      <Hidden name="amountHash" value={order?.amountHash ?? ''} />
      {order?.quote ? (
        <>
          <PlanFacts
            visitor={visitor}
            app={null}
            chosen={{ plan: { name: planName }, quote: order.quote, act: 'order' }}
          />
          <div className="grid gap-3 text-dense">
            <p>{text.payer(order.payer.legalName)}</p>
            {company.isPersonal ? null : <p>{t.plans.orderFor(companyName(t, company))}</p>}
            <Agreement language={account.language} documents={documentsToday()} needsTick={order.needsTick} />
          </div>
        </>
      ) : (
        <p>{noteOf(visitor, view)}</p>
      )}
      <div className="flex flex-wrap items-start gap-2.5">
        <Submit busy={press.busy}>{press.button}</Submit>
        <LinkButton href={paths.apps(company.slug)}>{text.stay}</LinkButton>
      </div>
    </ActionForm>
  )
}

function noteOf({ account, t }: CompanyVisitor, { trial, keptUntil }: RestoreView): string {
  const { restore: text } = t.planEnd
  if (keptUntil) return text.ended(formatDay(keptUntil, account.language))
  return (trial?.isOver ? text.trialOver : text.trial)[account.kind]
}

type CannotPayProps = { visitor: CompanyVisitor; payer: PlanPayer; name: string }

/** Whoever paid before cannot pay right now: that is mended first. */
function CannotPay({ visitor: { company, t }, payer, name }: CannotPayProps) {
  const { restore: text } = t.planEnd
  if (payer.status === 'incomplete') {
    const contact = paths.contact(company.slug, payer.id, paths.restoreApp(company.slug, name))
    return (
      <Notice tone="warn" title={text.notReady} actions={<LinkButton href={contact}>{t.billing.add}</LinkButton>}>
        {text.notReadyText(payer.legalName)}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      title={text.overdue}
      actions={<LinkButton href={paths.bills(company.slug)}>{t.plans.toBills}</LinkButton>}
    >
      {text.overdueText(payer.legalName)}
    </Notice>
  )
}
