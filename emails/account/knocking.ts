import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type KnockingProps = {
  /** Full name; '' when unknown. */
  name: string
  /** Address of the account. */
  email: string
  /** The link that lets them in all the same, absolute. */
  url: string
}

/** Tells a person that strangers have closed the door of their account, and how they get in themselves. */
export const knockingMail: Design<KnockingProps> = { letter, samples }

function letter({ name, email, url }: KnockingProps, { t, operator }: Frame): Letter {
  const { knocking, hello, notForYou, newSignIn } = t.mails
  return {
    subject: knocking.subject,
    preview: knocking.preview,
    from: null,
    blocks: [
      heading(knocking.subject),
      paragraph(hello(firstName(name))),
      paragraph(knocking.what(operator.name)),
      facts({ label: newSignIn.account, value: email }),
      paragraph(`${knocking.known} ${knocking.preview}`),
      button(knocking.button, url),
      small(knocking.validity),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples({ clientName, clientEmail, wayInUrl }: SampleFacts): Variants<KnockingProps> {
  const usual = { name: clientName, email: clientEmail, url: wayInUrl }
  return { usual, 'no-name': { ...usual, name: '' } }
}
