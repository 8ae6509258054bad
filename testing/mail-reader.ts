import { LANGUAGES } from '@/db/vocabulary'
import { type Mail, type RenderedMail, renderMail } from '@/emails/catalogue'
import { SAMPLE_IMPRINT_URL } from '@/emails/sample-facts'
import { type Sample, samplesIn } from '@/emails/samples'

/** Tests read mails with this: what a person sees of a part, and what a mail would be with other texts in it. */
export const allSamples: [name: string, sample: Sample][] = LANGUAGES.flatMap((language) =>
  samplesIn(language).map((sample): [string, Sample] => [`${sample.kind} ${sample.variant} ${language}`, sample]),
)

const drawn = new WeakMap<Mail, Promise<RenderedMail>>()

/** A mail as it goes out; the same one is drawn once, however many tests read it. */
export function draw(mail: Mail): Promise<RenderedMail> {
  const known = drawn.get(mail) ?? renderMail(mail, SAMPLE_IMPRINT_URL)
  drawn.set(mail, known)
  return known
}

/** The html part as its reader sees it, on one line. */
export function seenIn(html: string): string {
  return html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}

/** Letters, digits and signs of money only: what is left when the two parts' own marks and breaks are gone. */
export function bare(part: string): string {
  return part.replace(/[^\p{L}\p{N}\p{Sc}@.]+/gu, '')
}

/** Everything the html part leads to or would fetch. */
export function targetsIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|srcset|background|action|poster|data)="([^"]*)"/g)].map(
    ([, target]) => target!,
  )
}

/** The paragraph before the footer. */
export function lastWord(text: string): string {
  return text.split('\n\n--\n')[0]?.split('\n\n').at(-1) ?? ''
}

/** Props that are words of a closed list, not texts of people. */
const CLOSED = 'purpose noun keptAccess role cause reason code reader readerKind before after change decision'.split(
  ' ',
)

/** A mail with every text of its props changed. */
export function withTexts(mail: Mail, change: (text: string, name: string) => string): Mail {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return CLOSED.includes(name) ? value : change(value, name)
    if (Array.isArray(value)) return value.map((item) => walk(item, name))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]))
  }
  return { ...mail, props: walk(mail.props, '') } as Mail
}
