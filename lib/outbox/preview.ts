import { LANGUAGES, type Language } from '@/db/vocabulary'
import { samplesIn } from '@/emails/samples'
import { inScheme, SCHEMES, type Scheme } from '@/emails/theme'
import { drawn } from './drawn'

/** One way to look at one sample. */
export type PreviewChoice = { kind: string; variant: string; language: Language; scheme: Scheme }

export { SCHEMES } from '@/emails/theme'

/** Every kind of mail with the names of its variants, the usual one first. */
export function previewedKinds(): { kind: string; variants: string[] }[] {
  const samples = samplesIn('en')
  return [...new Set(samples.map(({ kind }) => kind))].map((kind) => ({
    kind,
    variants: samples.filter((sample) => sample.kind === kind).map(({ variant }) => variant),
  }))
}

/** A sample as it would leave, its html as a reader with that scheme sees it; null where there is none. */
export async function previewOf(asked: Record<keyof PreviewChoice, string>) {
  const language = LANGUAGES.find((one) => one === asked.language)
  const scheme = SCHEMES.find((one) => one === asked.scheme)
  const sample = language && samplesIn(language).find((one) => one.kind === asked.kind && one.variant === asked.variant)
  if (!sample || !scheme) return null
  const mail = await drawn(sample.mail)
  return { ...mail, html: inScheme(mail.html, scheme), htmlBytes: Buffer.byteLength(mail.html) }
}
