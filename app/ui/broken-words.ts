import { unstable_isUnrecognizedActionError } from 'next/navigation'
import type { Language } from '@/db/vocabulary'
import { broken as de } from '@/lib/words/de/broken'
import { broken as en } from '@/lib/words/en/broken'

/** The language of the page that failed, or the browser's where not even a frame was drawn: nothing else can be asked. */
export function brokenLanguage(): Language {
  if (typeof document === 'undefined') return 'en'
  const language = document.documentElement.lang || navigator.language
  return language.startsWith('de') ? 'de' : 'en'
}

/** What a failed page says. Where only an action is gone since an update, nothing is wrong: the page has to be asked for anew. */
export function brokenWords(error: unknown): typeof en {
  const words = brokenLanguage() === 'de' ? de : en
  return unstable_isUnrecognizedActionError(error) ? { ...words, ...words.renewed } : words
}

/** Draws the page anew from the server. Next's own `reset` draws what the browser has once more, and fails with it. */
export function askAgain(): void {
  window.location.reload()
}
