import type { Language } from '@/db/vocabulary'
import { en } from './en'

/** Every word a person reads, per language. A missing key in another language fails the type check. */
export type Dict = typeof en

const DICTIONARIES: Record<Language, Dict> = { en }

export function words(language: Language): Dict {
  return DICTIONARIES[language]
}
