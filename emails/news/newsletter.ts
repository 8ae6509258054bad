import type { Design, Variants } from '@/emails/design'
import { type Frame, heading, type Letter, link, small } from '@/emails/letter'
import { cut, joined } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

const PREVIEW_LENGTH = 140

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
export const newsletterMail: Design<NewsletterProps> = { letter, samples, isOperators: true }

function letter({ title, message, stopUrl, oneClickUrl }: NewsletterProps, frame: Frame): Letter {
  const { newsletter } = frame.t.mails
  const paragraphs = message.split(/\n{2,}/).filter(Boolean)
  return {
    subject: title,
    preview: cut(joined(paragraphs[0] ?? ''), PREVIEW_LENGTH),
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

function samples({ team }: SampleFacts): Variants<NewsletterProps> {
  const { newsTitle, newsBody, stopNewsUrl } = team
  return {
    usual: { title: newsTitle, message: newsBody, stopUrl: stopNewsUrl, oneClickUrl: `${stopNewsUrl}/one-click` },
  }
}
