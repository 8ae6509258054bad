import type { Language } from '@/db/vocabulary'
import { de } from './de'
import { type Dict, en } from './en'

export type { Dict } from './en'

const DICTIONARIES: Record<Language, Dict> = { en, de }

/** Every word a person reads. */
export function words(language: Language): Dict {
  return DICTIONARIES[language]
}
