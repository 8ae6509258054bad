import { Margin } from '@/app/ui/split'
import type { ContactView } from '@/lib/billing/contacts'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { countryName } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import { appLabel, type CompanyVisitor } from '../../../../viewer'

type ContactMarginProps = { visitor: CompanyVisitor; contact: ContactView }

/** How it looks on paper, what it is for, and from when a change counts. */
export function ContactMargin({ visitor: { account, company, t }, contact }: ContactMarginProps) {
  const { billing: text } = t
  return (
    <>
      <Margin title={text.asPrinted}>
        <Paper contact={contact} />
        <p className="text-small text-muted">{text.billsIn[contact.language]}</p>
      </Margin>
      <Margin title={text.paysFor}>
        {contact.apps.length > 0 ? (
          <ul className="grid gap-1.5">
            {contact.apps.map((name) => (
              <li key={name} className="wrap-anywhere">
                <a href={paths.app(company.slug, name)}>{appLabel({ account }, name)}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">{text.paysForNothing}</p>
        )}
      </Margin>
      <Margin title={text.whenItCounts}>
        <p className="text-muted">{text.whenItCountsText(operator().supportEmail)}</p>
      </Margin>
    </>
  )
}

/** The head of a bill, in the language of the bills. */
function Paper({ contact }: { contact: ContactView }) {
  const { name, legalName, address: ours } = operator()
  const { billPaper: text } = words(contact.language)
  const { street, postcode, city, country } = contact.address
  const lines = [contact.legalName, street, `${postcode} ${city}`.trim()].filter(Boolean)
  const numbers = [
    { key: 'vat', label: text.vatId, value: contact.vatId },
    { key: 'order', label: text.orderNumber, value: contact.orderNumber },
  ].filter(({ value }) => value)
  return (
    <div lang={contact.language} className="grid gap-2.5 border border-line bg-surface p-4 text-small wrap-anywhere">
      <p className="border-b border-line pb-2 font-strong">{name}</p>
      <p className="text-muted">{[legalName, ours.street, `${ours.postcode} ${ours.city}`].join(' · ')}</p>
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {country === ours.country ? null : <p>{countryName(country, contact.language)}</p>}
      </div>
      {numbers.length > 0 ? (
        <dl className="grid gap-1 border-t border-line pt-2">
          {numbers.map(({ key, label, value }) => (
            <div key={key} className="flex flex-wrap justify-between gap-x-3">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
