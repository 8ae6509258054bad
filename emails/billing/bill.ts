import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import type { SampleFacts } from '@/emails/sample-facts'

export type BillProps = {
  number: string
  /** Formatted month: "November 2026". */
  month: string
  /** Formatted, with VAT. */
  amount: string
  /** "Visa ending 4242"; '' where there is none. */
  paymentMethod: string
  /** Formatted day of charge. */
  chargeDay: string
}

/** The bill of a month, to the address that bills go to. */
export const billMail: Design<BillProps> = { letter, samples }

function letter(props: BillProps, { t, operator }: Frame): Letter {
  const { bill: own, notForYou } = t.mails
  const { number, month, amount, paymentMethod, chargeDay } = props
  return {
    subject: own.subject(operator.name, month, amount),
    preview: own.charged(paymentMethod, chargeDay),
    from: null,
    blocks: [
      heading(own.title(month)),
      facts({ label: own.number, value: number }, { label: own.amount, value: amount }),
      paragraph(own.charged(paymentMethod, chargeDay)),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<BillProps> {
  const { monthlyGross, paymentMethod, chargeDay, bill } = facts
  const usual = { number: 'NH2026-00001', month: bill.month, amount: monthlyGross, paymentMethod, chargeDay }
  return { usual, 'no-method': { ...usual, paymentMethod: '' } }
}
