import type { Language } from '@/db/vocabulary'
import type { Side } from './take'

/** Who is who, above the two pages. */
export const CAPTIONS: Record<Language, Record<Side, string>> = {
  en: { desk: 'Mara, developer', phone: 'Kim, client, on her phone' },
  de: { desk: 'Mara, Entwicklerin', phone: 'Kim, Kundin, am Handy' },
}
