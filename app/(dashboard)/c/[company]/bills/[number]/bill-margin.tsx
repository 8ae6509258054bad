import { Margin } from '@/app/ui/split'
import { Steps } from '@/app/ui/steps'
import type { BillView } from '@/lib/billing/bill-view'
import { billWords } from '@/lib/billing/bill-words'
import { chargeWords, goesOnWords, shouldItFail } from '@/lib/billing/charge-words'
import { methodWords } from '@/lib/billing/method-words'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'

type BillMarginProps = { visitor: CompanyVisitor; bill: BillView }

/** What happens next, what stands on the bill and how that is corrected, and another way to pay. */
export function BillMargin({ visitor: { account, company, t }, bill }: BillMarginProps) {
  const { one: text } = t.bills
  const { language } = account
  const { recipient, versions } = bill
  const hasMethod = methodWords(bill.presentMethod, language) !== ''
  const isAhead = bill.state === 'upcoming'
  const charge = chargeWords(bill, language)
  const reader = { ...account, today: dayOf(clock.now(), operator().timeZone) }
  const isOwed = bill.state === 'failed' || bill.state === 'unpaid'
  const isOver = bill.state === 'paid' || bill.state === 'cancelled'
  const charged = isAhead && !hasMethod ? `${charge.text} ${text.addBefore}` : charge.text
  const details = paths.contact(company.slug, bill.contactId)
  const day = (value: string) => formatDay(value, language, 'weekday')
  return (
    <>
      <Margin title={text.next}>
        <Steps
          items={[
            { key: 'written', title: day(bill.issuedOn), text: text.written, isDone: true },
            {
              key: 'charged',
              title: charge.day,
              text: isOwed ? `${charge.text} ${goesOnWords(bill, reader)}` : charged,
              isDone: isOver,
            },
          ]}
        />
        {isAhead && hasMethod ? <p className="text-small text-muted">{shouldItFail(bill, reader)}</p> : null}
        {hasMethod || isOver ? null : (
          <p className="text-small">
            <a href={details}>{t.billing.add}</a>
          </p>
        )}
      </Margin>
      <Margin title={text.onBill}>
        <p className="wrap-anywhere">
          {billWords(bill, language).recipient.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </p>
        <p className="text-small text-muted wrap-anywhere">
          {recipient.vatId ? <span className="block">{text.vatId(recipient.vatId)}</span> : null}
          {recipient.orderNumber ? <span className="block">{text.orderNumber(recipient.orderNumber)}</span> : null}
        </p>
        <p className="text-small">
          <a href={paths.correctBill(company.slug, bill.number)}>
            {text.correct}
            <span className="sr-only"> {text.correctMore}</span>
          </a>
        </p>
      </Margin>
      {versions.length > 1 ? (
        <Margin title={text.versions}>
          <ul className="grid gap-1 text-small">
            {versions.map(({ version, madeOn }) => (
              <li key={version}>
                <a href={paths.billPaper(company.slug, bill.number, version)}>
                  {(version === 1 ? text.firstVersion : text.laterVersion)(formatDay(madeOn, language))}
                </a>
              </li>
            ))}
          </ul>
        </Margin>
      ) : null}
      {isAhead && hasMethod ? (
        <Margin title={text.another}>
          <p className="text-small text-muted">{text.anotherText}</p>
          <p className="text-small">
            <a href={details}>{text.anotherLink}</a>
          </p>
        </Margin>
      ) : null}
    </>
  )
}
