import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { EmptyState } from '@/app/ui/empty-state'
import { Download } from '@/app/ui/icons'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { Margin } from '@/app/ui/split'
import { offersDebit } from '@/lib/billing/method-types'
import { methodWords } from '@/lib/billing/method-words'
import { mayManageBilling } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { PaymentBanner } from '../../../payment-banner'
import { type CompanyVisitor, companyVisitor, companyVisitorWith } from '../../../viewer'
import { BillsTable } from './bills-table'
import { type BillsFacts, loadBills } from './load-bills'
import { MonthByMonth } from './month-by-month'
import { YearFigures } from './year-figures'

type Props = { params: Promise<{ company: string }>; searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company: slug } = await params
  const { t, company } = await companyVisitor(slug, paths.bills(slug))
  if (!mayManageBilling(company.role)) notFound()
  return { title: t.bills.name }
}

/** What a Company pays: this month so far, the months before, and every bill. Owners and Billing people only. */
export default async function BillsPage({ params, searchParams }: Props) {
  const [{ company: slug }, { after }] = await Promise.all([params, searchParams])
  const behind = typeof after === 'string' ? after : undefined
  const [me, facts] = await companyVisitorWith(slug, paths.bills(slug, { after: behind }), (company) =>
    loadBills(company, behind),
  )
  const { company, t } = me
  if (!mayManageBilling(company.role)) notFound()
  const { bills, next, totals, trouble } = facts
  const text = t.bills
  return (
    <Frame visitor={me} company={company} place="bills" aside={<HowPaid visitor={me} facts={facts} />}>
      <PageHead
        title={text.name}
        actions={
          bills.length > 0 ? (
            <LinkButton href={paths.billsExport(slug)} icon={<Icon of={Download} />}>
              {text.download}
            </LinkButton>
          ) : null
        }
      />
      <PaymentBanner visitor={me} company={company} trouble={trouble} here={paths.bills(slug)} />
      <YearFigures visitor={me} facts={facts} />
      {totals.length > 0 ? <MonthByMonth visitor={me} facts={facts} /> : null}
      <Section title={text.all}>
        {bills.length > 0 ? <BillsTable visitor={me} bills={bills} /> : <NoBills visitor={me} facts={facts} />}
        {behind || next ? (
          <nav aria-label={text.pages} className="mt-4 flex flex-wrap gap-x-5 gap-y-2">
            {behind ? <a href={paths.bills(slug)}>{text.newest}</a> : null}
            {next ? <a href={paths.bills(slug, { after: next })}>{text.older}</a> : null}
          </nav>
        ) : null}
      </Section>
    </Frame>
  )
}

type PartProps = { visitor: CompanyVisitor; facts: BillsFacts }

function NoBills({ visitor: { account, t }, facts: { months } }: PartProps) {
  const first = months.map(({ billedOn }) => billedOn).sort()[0]
  return <EmptyState title={first ? t.bills.none(formatDay(first, account.language)) : t.bills.noneEver} />
}

/** From what, where one pays alone, and on which days. */
function HowPaid({ visitor: { account, company, t }, facts: { contacts } }: PartProps) {
  const { how } = t.bills
  const creditor = operator().sepaCreditorId ?? null
  const text = contacts.some(({ country }) => offersDebit(country, creditor)) ? how.textDebit : how.text
  const [only, ...others] = contacts
  return (
    <Margin title={how.title}>
      <p className="text-small text-muted">{text}</p>
      <p className="text-small">
        {only && others.length === 0 ? (
          <a href={paths.contact(company.slug, only.id)}>
            {methodWords(only.method, account.language) || t.billing.add}
          </a>
        ) : (
          <a href={paths.billing(company.slug)}>{t.billing.nav}</a>
        )}
      </p>
    </Margin>
  )
}
