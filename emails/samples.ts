import { MAIL_KINDS, type MailKind } from '@/db/promises'
import type { Language } from '@/db/vocabulary'
import { DESIGNS, type Mail } from './catalogue'
import { longNames, type SampleFacts, sampleFacts, sampleOperator, usualNames } from './sample-facts'

/** One drawn example of a kind; `usual` comes first. */
export type Sample<Kind extends MailKind = MailKind> = { kind: Kind; variant: string; mail: Mail<Kind> }

/** Every mail in every variant, with the people of the demo: for looking at them and for their tests. */
export function samplesIn(language: Language): Sample[] {
  const [usual, long] = [sampleFacts(language, usualNames), sampleFacts(language, longNames)]
  const ofLongNames = MAIL_KINDS.flatMap((kind) => samplesOf(kind, language, long))
  return [
    ...MAIL_KINDS.flatMap((kind) => samplesOf(kind, language, usual)),
    ...ofLongNames.filter(({ variant }) => variant === 'usual').map((one) => ({ ...one, variant: 'long-names' })),
  ]
}

function samplesOf<Kind extends MailKind>(kind: Kind, language: Language, facts: SampleFacts): Sample<Kind>[] {
  return Object.entries(DESIGNS[kind].samples(facts)).map(([variant, props]) => ({
    kind,
    variant,
    mail: { kind, language, operator: sampleOperator, props },
  }))
}

/** The sample of a kind, by the name of its variant. */
export function sampleOf(kind: MailKind, language: Language, variant = 'usual'): Mail {
  const found = samplesIn(language).find((sample) => sample.kind === kind && sample.variant === variant)
  if (!found) throw new Error(`there is no sample ${kind} ${variant}`)
  return found.mail
}
