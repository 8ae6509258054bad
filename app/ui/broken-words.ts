import { broken as de } from '@/lib/words/de/broken'
import { broken as en } from '@/lib/words/en/broken'

/** In the language of the page that failed: nothing else is there to ask any more. */
export function brokenWords(): typeof en {
  return typeof document === 'object' && document.documentElement.lang === 'de' ? de : en
}
