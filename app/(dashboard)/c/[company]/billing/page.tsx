import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { EmptyState } from '@/app/ui/empty-state'
import { PageHead } from '@/app/ui/page-head'
import { together } from '@/db/prepared'
import { contactsOf } from '@/lib/billing/contacts'
import { methodWords } from '@/lib/billing/method-words'
import { troubleOf } from '@/lib/billing/payment-trouble-view'
import { mayManageBilling } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { PaymentBanner } from '../../../payment-banner'
import { companyVisitorWith } from '../../../viewer'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).me.t.billing.title }
}

/** Who pays for what is in a Company. The only one there is leads straight on to its own page. */
export default async function BillingPage({ params }: Props) {
  const { me, contacts, trouble } = await open(params)
  const { company, t } = me
  const { billing: text } = t
  const [first] = contacts
  if (first && contacts.length === 1) redirect(paths.contact(company.slug, first.id))
  return (
    <Frame visitor={me} company={company} place="billing">
      <PageHead title={text.title} lead={first ? text.listLead : text.lead} />
      <PaymentBanner visitor={me} company={company} trouble={trouble} here={paths.billing(company.slug)} />
      {first ? (
        <div className="grid justify-items-start gap-5">
          <div className="w-full">
            <ChoiceRows
              look="card"
              rows={contacts.map(({ id, legalName, method }) => ({
                key: id,
                href: paths.contact(company.slug, id),
                label: <span className="wrap-anywhere">{legalName}</span>,
                detail: methodWords(method, me.account.language) || text.noMethod,
              }))}
            />
          </div>
          <LinkButton href={paths.newContact(company.slug)}>{text.addAnother}</LinkButton>
        </div>
      ) : (
        <EmptyState
          title={text.none}
          action={
            <LinkButton variant="primary" href={paths.newContact(company.slug)}>
              {text.add}
            </LinkButton>
          }
        >
          {text.noneText}
        </EmptyState>
      )}
    </Frame>
  )
}

async function open(params: Props['params']) {
  const { company: slug } = await params
  const [me, [contacts, trouble]] = await companyVisitorWith(slug, paths.billing(slug), (company) =>
    together([contactsOf(company), troubleOf(company)]),
  )
  if (!mayManageBilling(me.company.role)) notFound()
  return { me, contacts, trouble }
}
