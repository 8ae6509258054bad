import type { Language } from '@/db/vocabulary'
import { token } from '@/lib/token'
import { checkWordsDe } from '@/lib/words/check/de'
import { checkWordsEn } from '@/lib/words/check/en'

const LISTS: Record<Language, string[]> = { en: checkWordsEn, de: checkWordsDe }

/**
 * Two words that stand in the wizard, in the mail and on the landing: the developer can say them on the phone, and the
 * client knows that the mail is ours. Derived from the invite's id (a draft's id becomes the invite's), so they are the same
 * after a resend.
 */
export function checkWord(inviteId: string, language: Language): string {
  const list = LISTS[language]
  return token
    .pick({ purpose: 'check', id: inviteId, generation: 1 }, list.length, 2)
    .map((index) => list[index])
    .join(' ')
}
