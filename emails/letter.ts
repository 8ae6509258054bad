import type { Language } from '@/db/vocabulary'
import { countryName } from '@/lib/words/locale'
import type { Dict } from '@/lib/words/words'

/** One line of a list of facts. Several values stand below each other. */
export type Fact = { label: string; value: string | string[]; loud?: true }

/** What a mail is made of. The html and the text part are both drawn from the same blocks, so they cannot disagree. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  /** Another paragraph, with line breaks and links of its own. */
  | { type: 'prose'; text: string }
  | { type: 'facts'; rows: Fact[] }
  | { type: 'quote'; title: string; text: string }
  | { type: 'word'; label: string; word: string; note: string }
  | { type: 'button'; label: string; url: string }
  | { type: 'small'; text: string }
  | { type: 'link'; text: string; url: string }

/** A mail before it is drawn. */
export type Letter = {
  subject: string
  preview: string
  /** The developer in whose name it is sent and who gets the answers. Null: the operator. */
  from: { name: string; email: string } | null
  /** Headers beyond those of every mail. */
  headers?: Record<string, string>
  blocks: Block[]
}

/** What mails say about the operator; an `Operator` fits as it is. */
export type MailOperator = {
  sample: boolean
  name: string
  legalName: string
  address: { street: string; postcode: string; city: string; country: string }
  register: string
  vatId: string
  supportEmail: string
  abuseEmail: string
}

/** What every mail gets beside its own props. `imprintUrl` is absolute. */
export type Frame = { language: Language; operator: MailOperator; imprintUrl: string; t: Dict }

/** A line of the footer; `url` where it leads somewhere. */
export type FooterLine = { text: string; url?: string }

export const heading = (text: string): Block => ({ type: 'heading', text })
export const paragraph = (text: string): Block => ({ type: 'paragraph', text })
export const small = (text: string): Block => ({ type: 'small', text })
export const facts = (...rows: Fact[]): Block => ({ type: 'facts', rows })
export const link = (text: string, url: string): Block => ({ type: 'link', text, url })
export const button = (label: string, url: string): Block => ({ type: 'button', label, url })

/** What somebody wrote, under a title; nothing where they wrote nothing. */
export const quoted = (title: string, text: string): Block[] => (text ? [{ type: 'quote', title, text }] : [])

/** The lines at the foot of every mail: who sends it, as the law asks. */
export function footerLines({ operator, language, imprintUrl, t }: Frame): FooterLine[] {
  const { street, postcode, city, country } = operator.address
  return [
    { text: operator.legalName },
    { text: `${street}, ${postcode} ${city}, ${countryName(country, language)}` },
    { text: operator.register },
    { text: t.mails.footer.vatId(operator.vatId) },
    { text: operator.supportEmail, url: `mailto:${operator.supportEmail}` },
    { text: t.client.footer.documents.imprint, url: imprintUrl },
    ...(operator.sample ? [{ text: t.mails.footer.sample }] : []),
  ]
}
