import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, subjectName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type NewSignInProps = {
  /** Full name; '' when unknown. */
  name: string
  /** Address of the account. */
  email: string
  /** Formatted: "Tuesday, 24 November, 14:02, Berlin time". */
  when: string
  /** "Firefox, Windows"; '' when the browser did not say. */
  device: string
  /** The link for whoever did not sign in, absolute. */
  url: string
}

/** Tells a person that their account was opened in a browser it had not been opened in before. */
export const newSignInMail: Design<NewSignInProps> = { letter, samples }

function letter({ name, email, when, device, url }: NewSignInProps, { t, operator }: Frame): Letter {
  const { newSignIn, hello, notForYou } = t.mails
  return {
    subject: newSignIn.subject(subjectName(operator.name)),
    preview: newSignIn.preview,
    from: null,
    blocks: [
      heading(newSignIn.subject(operator.name)),
      paragraph(hello(firstName(name))),
      paragraph(newSignIn.what),
      facts(
        { label: newSignIn.when, value: when },
        { label: newSignIn.device, value: device || newSignIn.unknownDevice },
        { label: newSignIn.account, value: email },
      ),
      paragraph(`${newSignIn.wasYou} ${newSignIn.preview}`),
      button(newSignIn.button, url),
      small(newSignIn.next),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples({ clientName, clientEmail, signedInAt, notMeUrl }: SampleFacts): Variants<NewSignInProps> {
  const usual = { name: clientName, email: clientEmail, when: signedInAt, device: 'Firefox, Windows', url: notMeUrl }
  return { usual, 'unknown-device': { ...usual, name: '', device: '' } }
}
