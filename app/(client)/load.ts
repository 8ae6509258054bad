import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { findOffer } from '@/lib/client-invite/queries'

/** What stands behind a link, in the reader's language; once per request for frame, title and page. */
export const loadOffer = cache(async (token: string) => {
  const found = await findOffer(token)
  const { invite, offer } = found
  const account = invite && (await currentAccount())
  const isInvited = account?.email === invite?.email
  const language = await readerLanguage(isInvited ? account?.language : invite?.language)
  return { ...found, language, offer: offer && { ...offer, language } }
})
