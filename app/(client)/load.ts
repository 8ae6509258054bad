import { cache } from 'react'
import type { Language } from '@/db/vocabulary'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { findOffer } from '@/lib/client-invite/queries'

/** What stands behind a link, in the reader's language; once per request for frame, title and page. */
export const loadOffer = cache(async (token: string) => {
  const { offer, ...opened } = await findOffer(token)
  const language = await linkLanguage(opened.invite)
  return { ...opened, language, offer: offer && { ...offer, language } }
})

/** The language of a page behind the link of an invite: the invited account's while it is signed in, else the invite's. */
export async function linkLanguage(invite: { email: string; language: Language } | null): Promise<Language> {
  if (!invite) return readerLanguage()
  const account = await currentAccount()
  return readerLanguage(account?.email === invite.email ? account.language : invite.language)
}
