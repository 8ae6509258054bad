import type { Design, Variants } from '@/emails/design'
import { button, type Frame, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type NewsletterConfirmProps = {
  name: string
  /** The link that confirms it, absolute. */
  url: string
}

/** Asks for the click without which no newsletter is sent. */
export const newsletterConfirmMail: Design<NewsletterConfirmProps> = { letter, samples }

function letter({ name, url }: NewsletterConfirmProps, { t, operator }: Frame): Letter {
  const { newsletterConfirm: own, hello } = t.mails
  return {
    subject: own.subject,
    preview: own.nothing,
    from: null,
    blocks: [
      heading(own.subject),
      paragraph(hello(firstName(name))),
      paragraph(`${own.asked(operator.name)} ${own.nothing}`),
      button(own.button, url),
      small(own.stop),
      small(own.notYou),
    ],
  }
}

function samples({ developerName, team }: SampleFacts): Variants<NewsletterConfirmProps> {
  return {
    usual: { name: developerName, url: team.confirmUrl },
    'no-name': { name: '', url: team.confirmUrl },
  }
}
