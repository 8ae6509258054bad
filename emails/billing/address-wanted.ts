import type { Design, Variants } from '@/emails/design'
import { type Block, button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type AddressWantedProps = {
  /** Full name; '' when unknown, as of a mailbox that is nobody's account. */
  readerName: string
  /** Who pays. */
  company: string
  /** Formatted month: "November 2026". */
  month: string
  /** Formatted day on which the bill is written as it is. */
  writtenOn: string
  /** Absolute link to the payment details; null for whoever may not change them. */
  url: string | null
}

/** Asks for the rest of an address, which a bill waits for. */
export const addressWantedMail: Design<AddressWantedProps> = { letter, samples }

function letter(props: AddressWantedProps, { t, operator }: Frame): Letter {
  const { addressWanted: own, hello, notForYou } = t.mails
  const { company, month, writtenOn, url } = props
  const way: Block[] = url ? [button(own.button, url)] : [paragraph(own.whoMay)]
  return {
    subject: own.subject(month),
    preview: own.preview(writtenOn),
    from: null,
    blocks: [
      heading(own.subject(month)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(own.what(month)),
      facts({ label: own.payer, value: company }),
      paragraph(own.until(writtenOn)),
      ...way,
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<AddressWantedProps> {
  const { clientName, company, bill } = facts
  const usual = { readerName: clientName, company, month: bill.month, writtenOn: bill.writtenOn, url: bill.contactUrl }
  return { usual, mailbox: { ...usual, readerName: '', url: null } }
}
