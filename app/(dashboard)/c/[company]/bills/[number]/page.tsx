import type { Metadata } from 'next'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Figures } from '@/app/ui/figures'
import { ArrowLeft, Download } from '@/app/ui/icons'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import type { BillView } from '@/lib/billing/bill-view'
import { billWords, isTaxed, sumLabel } from '@/lib/billing/bill-words'
import { methodWords } from '@/lib/billing/method-words'
import { formatDay } from '@/lib/day'
import { mailTo, paths } from '@/lib/paths'
import { BillStateTag } from '../../../../bill-state'
import { Frame } from '../../../../frame'
import type { CompanyVisitor } from '../../../../viewer'
import { BillLines } from './bill-lines'
import { BillMargin } from './bill-margin'
import { NotCharged } from './not-charged'
import { type BillProps, openBill } from './open-bill'

export async function generateMetadata({ params }: BillProps): Promise<Metadata> {
  const { me, bill } = await openBill(params)
  return { title: me.t.bills.one.title(formatDay(bill.month, me.account.language, 'month')) }
}

/** One bill: what it is for, when and from what it is charged, what stands on it. Owners and Billing people only. */
export default async function BillPage({ params }: BillProps) {
  const { me, bill } = await openBill(params)
  const { account, company, t } = me
  const { one: text } = t.bills
  const read = billWords(bill, account.language)
  const newest = bill.versions.length
  return (
    <Frame visitor={me} company={company} place="bills" aside={<BillMargin visitor={me} bill={bill} />}>
      <p className="mb-3 text-small">
        <a href={paths.bills(company.slug)} className="inline-flex items-center gap-1.5">
          <Icon of={ArrowLeft} size={14} />
          {t.bills.all}
        </a>
      </p>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {text.title(read.month)}
            <span className="text-small font-normal">
              <BillStateTag visitor={me} bill={bill} />
            </span>
          </span>
        }
        lead={text.number(bill.number)}
        actions={
          <LinkButton href={paths.billPaper(company.slug, bill.number, newest)} icon={<Icon of={Download} />}>
            {text.downloadPdf}
          </LinkButton>
        }
      />
      <NotCharged visitor={me} bill={bill} />
      <Figures items={figuresOf(me, bill)} />
      <Section title={text.what}>
        <BillLines t={t} kind={account.kind} read={read} state={bill.state} />
      </Section>
      <Section title={text.questions}>
        <p className="max-w-[66ch]">{text.ask({ number: bill.number, legalName: bill.issuer.legalName })}</p>
        <p>
          <a href={mailTo(bill.issuer.supportEmail, text.subject(bill.number))}>
            {text.write(bill.issuer.supportEmail)}
          </a>
        </p>
      </Section>
    </Frame>
  )
}

function figuresOf({ account, t }: CompanyVisitor, bill: BillView) {
  const { one: text } = t.bills
  const { language } = account
  const { state, stateDay } = bill
  const read = billWords(bill, language)
  const method = methodWords(bill.presentMethod, language)
  const isCharged = state === 'upcoming' || state === 'failed' || state === 'on-its-way'
  const from = method ? text.from(method) : text.fromNothing
  const day = (value: string) => formatDay(value, language)
  return [
    {
      key: 'amount',
      label: sumLabel(t, state),
      value: read.gross,
      detail: isTaxed(bill) ? text.withVat(read.vat) : text.noVat,
    },
    {
      key: 'charged',
      label: !method && state === 'upcoming' ? text.dayLabel.due : text.dayLabel[state],
      value: day(stateDay),
      ...(isCharged || (!method && state !== 'paid' && state !== 'cancelled') ? { detail: from } : {}),
    },
    { key: 'written', label: text.writtenOn, value: day(bill.issuedOn) },
  ]
}
