import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { SUBJECT_LENGTH } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import { lengthOf } from '@/lib/characters'

export type BillProps = {
  number: string
  /** "November", and "November 2026". */
  month: string
  monthAndYear: string
  /** Whom it is made out to. */
  company: string
  /** Where the hosting is: each App once. */
  sites: string[]
  /** Formatted amounts: without VAT, the VAT and what it is, and with it. */
  net: string
  vat: string
  vatLabel: string
  gross: string
  /** "Visa ending 4242"; '' where there is none. */
  paymentMethod: string
  /** Formatted day of charge. */
  chargeDay: string
  /** How and when what is charged, in a sentence. */
  charged: string
  /** It corrects name and address of a bill that was sent before. */
  isCorrection: boolean
  /** Absolute link that shows the bill to whoever has it. */
  billUrl: string
}

/** So many are named; the bill has all. */
const MOST_SITES = 10

/** The bill of a month or a correction of one, to the address that bills go to. The paper is attached. */
export const billMail: Design<BillProps> = { letter, samples }

function letter(props: BillProps, { t, operator }: Frame): Letter {
  const { bill: own, notForYou, facts: labels } = t.mails
  const { billPaper: paper } = t
  const { number, monthAndYear, company, sites, isCorrection, paymentMethod, chargeDay } = props
  const further = sites.length - MOST_SITES
  return {
    subject: isCorrection ? paper.correction(number) : subjectOf(props, own.subject, operator.name),
    preview: isCorrection ? own.correctionPreview : own.charged(paymentMethod, chargeDay),
    from: null,
    blocks: [
      heading(isCorrection ? paper.correction(number) : own.title(monthAndYear)),
      paragraph(isCorrection ? own.corrected : props.charged),
      facts(
        { label: paper.number, value: number },
        { label: own.madeOutTo, value: company },
        { label: labels.what, value: [...sites.slice(0, MOST_SITES), ...(further > 0 ? [own.further(further)] : [])] },
        { label: paper.net, value: props.net },
        { label: props.vatLabel, value: props.vat },
        { label: paper.gross, value: props.gross, loud: true },
      ),
      button(own.button, props.billUrl),
      paragraph(own.attached),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

/** An operator with a long name is not named: the mail comes from them. */
function subjectOf(
  { month, gross }: BillProps,
  wording: (operator: string, month: string, amount: string) => string,
  operator: string,
): string {
  const whole = wording(operator, month, gross)
  return lengthOf(whole) <= SUBJECT_LENGTH ? whole : wording('', month, gross)
}

function samples(facts: SampleFacts): Variants<BillProps> {
  const { company, site, bill, paymentMethod, chargeDay } = facts
  const usual = { company, sites: [site], paymentMethod, chargeDay, isCorrection: false, ...bill.mail }
  const many = Array.from({ length: 12 }, (_, at) => `${at + 1}.${site}`)
  return {
    usual,
    correction: { ...usual, isCorrection: true },
    'no-method': { ...usual, paymentMethod: '', charged: bill.noMethod },
    debit: { ...usual, paymentMethod: bill.debitMethod, chargeDay: bill.debitDay, charged: bill.debit },
    'many-sites': { ...usual, sites: many },
  }
}
