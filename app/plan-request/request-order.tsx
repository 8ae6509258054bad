import { Agreement } from '@/app/(client)/agreement'
import { Bill, type BillRow } from '@/app/ui/bill'
import { Fold } from '@/app/ui/fold'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import type { FormAction } from '@/app/ui/form-state'
import { Caption } from '@/app/ui/letter'
import { PressForm } from '@/app/ui/press-form'
import { documentsToday } from '@/lib/billing/agreements'
import type { RequestOrder as Order, RequestView } from '@/lib/billing/view-request'
import { formatDay } from '@/lib/day'
import { lastFullDay } from '@/lib/expiry'
import { appHost, mailTo, paths } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import { requestWords } from './request-words'

type RequestOrderProps = {
  view: RequestView
  order: Order
  /** What a press sends, beside what was read. */
  fields: Record<string, string>
  agree: FormAction
  refuse: FormAction
}

/** What it costs, and both answers in one size. Behind the mailed link and in the dashboard alike. */
export function RequestOrder({ view, order, fields, agree, refuse }: RequestOrderProps) {
  const { request, reader, companyName } = view
  const { language } = reader
  const { requests: t, plans, client, common, decline } = words(language)
  const first = firstWord(request.askerName)
  const shown = requestWords(view, order)
  const planNow = shown.before === null ? null : (order.app?.planName ?? null)
  const day = formatDay(lastFullDay(request.expiresAt), language, 'weekday')
  const rows: BillRow[] = [
    { key: 'payer', label: t.payer, value: order.payer.legalName },
    { key: 'after', label: t.after(order.plan.name), value: shown.after },
    { key: 'more', label: t.more, value: shown.difference, emphasis: 'accent' },
  ]
  if (planNow) rows.splice(1, 0, { key: 'before', label: t.before(planNow), value: shown.before })
  return (
    <>
      <Bill rows={rows} />
      <p className="mt-2.5! text-dense">
        {shown.bill} <span className="text-muted">{shown.vat}</span>
      </p>
      {shown.end ? <p className="text-dense">{shown.end}</p> : null}
      <p className="text-dense wrap-anywhere">{plans.orderFor(companyName)}</p>
      <div className="grid gap-3">
        <ActionForm action={agree} words={common.form}>
          {Object.entries(fields).map(([name, value]) => (
            <Hidden key={name} name={name} value={value} />
          ))}
          <Hidden name="amountHash" value={order.amountHash} />
          <Agreement language={language} documents={documentsToday()} needsTick={order.needsTick} />
          <Submit busy={client.order.busy} size="letter">
            {client.order.button}
          </Submit>
        </ActionForm>
        <PressForm action={refuse} fields={fields}>
          <Submit busy={decline.busy} variant="secondary" size="letter">
            {planNow ? t.no(planNow) : t.plainNo}
          </Submit>
        </PressForm>
        <Caption>{t.until({ day, first })}</Caption>
      </div>
      <p className="text-dense">{planNow ? t.back(planNow) : t.end}</p>
      <div>
        <Fold title={t.whyTitle(first)} isOpen>
          <p className="text-dense wrap-anywhere">
            {shown.why} {shown.whyThen} <a href={paths.companyLimit(request.companySlug)}>{t.changeLimit}</a>
          </p>
        </Fold>
        <Fold title={t.planTitle(order.plan.name)}>
          <p className="text-dense">{t.plan({ plan: order.plan.name, size: order.plan.size })}</p>
        </Fold>
      </div>
      <p className="text-dense">
        <a href={mailTo(request.askerEmail, t.subject(appHost(request.name)))}>{t.ask(first)}</a>
      </p>
    </>
  )
}
