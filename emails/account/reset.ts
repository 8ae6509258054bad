import type { Design, Variants } from '@/emails/design'
import { button, type Frame, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type ResetProps = {
  /** Full name; '' when unknown. */
  name: string
  /** The link that works, absolute. */
  url: string
}

/** The link to a new password. */
export const resetMail: Design<ResetProps> = { letter, samples }

function letter({ name, url }: ResetProps, { t, operator }: Frame): Letter {
  const { reset, hello } = t.mails
  return {
    subject: reset.subject,
    preview: reset.validity,
    from: null,
    blocks: [
      heading(reset.subject),
      paragraph(hello(firstName(name))),
      paragraph(`${reset.asked(operator.name)} ${reset.signedOut}`),
      button(reset.button, url),
      small(reset.validity),
      small(reset.notYou),
    ],
  }
}

function samples({ clientName, resetUrl }: SampleFacts): Variants<ResetProps> {
  const usual = { name: clientName, url: resetUrl }
  return { usual, 'no-name': { ...usual, name: '' } }
}
