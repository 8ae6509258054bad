import { button, type Frame, heading, type Letter, link, paragraph, small } from '@/emails/letter'
import { cut, firstName, oneLine } from '@/emails/names'

const PREVIEW_LENGTH = 140

export type NewsletterConfirmProps = {
  name: string
  /** The link that confirms it, absolute. */
  url: string
}

/** Asks for the click without which no newsletter is sent. */
export function newsletterConfirmMail({ name, url }: NewsletterConfirmProps, { t, operator }: Frame): Letter {
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

export type NewsletterProps = {
  title: string
  /** Plain text; paragraphs are parted by empty lines. */
  message: string
  /** The page that ends it, absolute. */
  stopUrl: string
  /** Where a mail program ends it with one click, absolute. */
  oneClickUrl: string
}

/** One issue of the newsletter, as the operator wrote it. */
export function newsletterMail({ title, message, stopUrl, oneClickUrl }: NewsletterProps, frame: Frame): Letter {
  const { newsletter } = frame.t.mails
  const paragraphs = message.split(/\n{2,}/).filter(Boolean)
  return {
    subject: title,
    preview: cut(oneLine(paragraphs[0] ?? ''), PREVIEW_LENGTH),
    from: null,
    headers: { 'List-Unsubscribe': `<${oneClickUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    blocks: [
      heading(title),
      ...paragraphs.map((text) => ({ type: 'prose' as const, text })),
      small(newsletter.because(frame.operator.name)),
      link(newsletter.stop, stopUrl),
    ],
  }
}
