import type { Language } from '@/db/vocabulary'
import { broken as de } from '@/lib/words/de/broken'
import { broken as en } from '@/lib/words/en/broken'

/** The language of the page that failed, or the browser's where not even a frame was drawn: nothing else can be asked. */
export function brokenLanguage(): Language {
  if (typeof document === 'undefined') return 'en'
  const language = document.documentElement.lang || navigator.language
  return language.startsWith('de') ? 'de' : 'en'
}

export function brokenWords(): typeof en {
  return brokenLanguage() === 'de' ? de : en
}
