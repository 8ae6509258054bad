import type { Language } from '@/db/vocabulary'

/** How numbers, days and names of countries are written in a language; en-IE writes euros and weekdays as our pages do. */
export const LOCALES: Record<Language, string> = { en: 'en-IE', de: 'de-DE' }

/** A country's name in a language, by its two letters: "Germany". */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(code) ?? code
}
