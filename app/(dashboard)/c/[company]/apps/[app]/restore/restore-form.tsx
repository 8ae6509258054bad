import { Agreement } from '@/app/(client)/agreement'
import { Bill, type BillRow } from '@/app/ui/bill'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { Notice } from '@/app/ui/notice'
import { AGREED_DOCUMENTS } from '@/db/vocabulary'
import type { PlanQuote } from '@/lib/billing/plan-quote'
import type { Amounts } from '@/lib/billing/quote'
import type { RestoreView } from '@/lib/billing/restore-view'
import { formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../../viewer'
import { restore } from './actions'

type RestoreFormProps = { visitor: CompanyVisitor; view: RestoreView }

/** What it comes back as: on trial, paused after its plan, or paid again, which is an order. */
export function RestoreForm({ visitor, view }: RestoreFormProps) {
  const { account, company, t } = visitor
  const { restore: text } = t.planEnd
  if (view.order && !view.order.quote) return <CannotPay visitor={visitor} payer={view.order.payer} name={view.name} />
  const documents = AGREED_DOCUMENTS.map((document) => ({ document, version: operator().documents[document].version }))
  return (
    <ActionForm action={restore} words={t.common.form}>
      <Hidden name="companySlug" value={company.slug} />
      <Hidden name="appName" value={view.name} />
      <Hidden name="amountHash" value={view.order?.amountHash ?? ''} />
      {view.order?.quote ? (
        <>
          <Costs visitor={visitor} view={view} quote={view.order.quote} payer={view.order.payer.legalName} />
          <Agreement language={account.language} documents={documents} needsTick={view.order.needsTick} />
        </>
      ) : (
        <p>{noteOf(visitor, view)}</p>
      )}
      <div className="flex flex-wrap items-start gap-2.5">
        <Submit busy={view.order ? text.ordering : text.busy}>{view.order ? text.order : text.button}</Submit>
        <LinkButton href={paths.apps(company.slug)}>{text.stay}</LinkButton>
      </div>
    </ActionForm>
  )
}

function noteOf({ account, t }: CompanyVisitor, { trial, keptUntil }: RestoreView): string {
  const { restore: text } = t.planEnd
  if (keptUntil) return text.ended(formatDay(keptUntil, account.language))
  return trial?.isOver ? text.trialOver : text.trial
}

type CostsProps = RestoreFormProps & { quote: PlanQuote; payer: string }

/** Clients read what they pay, developers the price before VAT. */
function Costs({ visitor: { account, t }, view, quote, payer }: CostsProps) {
  const { restore: text } = t.planEnd
  const isGross = account.kind === 'client'
  const { currency, vat, bill } = quote
  const money = (amounts: Amounts) => formatMoney(isGross ? amounts.gross : amounts.net, currency, account.language)
  const day = (value: string) => formatDay(value, account.language, 'weekday')
  const taxed = isGross ? 'gross' : 'net'
  const note = isGross ? text.withVat : text.plusVat
  const rows: BillRow[] = [
    { key: 'plan', label: text.plan(view.planName), value: text.from(formatDay(quote.from, account.language)) },
    { key: 'payer', label: text.payer, value: payer },
    {
      key: 'month',
      label: text.month[vat.rate > 0 ? taxed : 'noVat'],
      value: money(quote.after),
      emphasis: 'accent',
    },
  ]
  return (
    <>
      <Bill rows={rows} />
      <p className="text-muted">
        {text.bill({
          month: formatDay(bill.to, account.language, 'month'),
          changed: money(bill.changed),
          unchanged: money(bill.unchanged),
          vat: vat.rate > 0 ? note : text.noVat,
        })}{' '}
        {text.charged(day(bill.chargedOn))}
      </p>
    </>
  )
}

type CannotPayProps = {
  visitor: CompanyVisitor
  payer: { id: string; legalName: string; status: string }
  name: string
}

/** Whoever paid before cannot pay right now: that is mended first, and leads back here. */
function CannotPay({ visitor: { company, t }, payer, name }: CannotPayProps) {
  const { restore: text } = t.planEnd
  const isMissing = payer.status === 'incomplete'
  const here = paths.restoreApp(company.slug, name)
  return (
    <Notice
      tone="warn"
      title={isMissing ? text.notReady : text.overdue}
      actions={<LinkButton href={paths.contact(company.slug, payer.id, here)}>{t.billing.add}</LinkButton>}
    >
      {isMissing ? text.notReadyText(payer.legalName) : text.overdueText(payer.legalName)}
    </Notice>
  )
}
