import { LANGUAGES, type Language } from '@/db/vocabulary'
import { type PreviewChoice, previewedKinds, SCHEMES } from '@/lib/outbox/preview'

export const PARTS = ['html', 'text'] as const
export const WIDTHS = ['phone', 'desk'] as const

/** What the page shows; every part of it stands in the address. */
export type Choice = PreviewChoice & { part: (typeof PARTS)[number]; width: (typeof WIDTHS)[number] }

export type Asked = Partial<Record<string, string | string[]>>

/** What an address asks for; the first of each list where it asks for nothing or for something that is not there. */
export function choiceOf(asked: Asked, language: Language): Choice {
  const kinds = previewedKinds()
  const mail = kinds.find(({ kind }) => kind === asked.kind) ?? kinds[0]!
  return {
    kind: mail.kind,
    variant: oneOf(mail.variants, asked.variant) ?? 'usual',
    language: oneOf(LANGUAGES, asked.language) ?? language,
    scheme: oneOf(SCHEMES, asked.scheme) ?? 'light',
    part: oneOf(PARTS, asked.part) ?? 'html',
    width: oneOf(WIDTHS, asked.width) ?? 'phone',
  }
}

function oneOf<T extends string>(list: readonly T[], asked: unknown): T | undefined {
  return list.find((one) => one === asked)
}
