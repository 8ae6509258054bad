import { cache } from 'react'
import { findConfirm, findNewsletterStop, type NewsletterPage } from '@/lib/account/newsletter/queries'
import { readerLanguage } from '@/lib/auth/language'
import type { NewsletterLink } from '@/lib/paths'

export type NewsParams = Promise<{ account: string; token: string }>

// Once per request for frame, title and page, in the reader's language.
const confirmOnce = cache((accountId: string, token: string) => load(findConfirm, { accountId, token }))
const stopOnce = cache((accountId: string, token: string) => load(findNewsletterStop, { accountId, token }))

/** What stands behind the link that confirms a newsletter. */
export async function loadConfirm(params: NewsParams) {
  const { account, token } = await params
  return confirmOnce(account, token)
}

/** What stands behind the link that ends one. */
export async function loadStop(params: NewsParams) {
  const { account, token } = await params
  return stopOnce(account, token)
}

async function load(find: (link: NewsletterLink) => Promise<NewsletterPage | null>, link: NewsletterLink) {
  const found = await find(link)
  return { link, state: found?.state ?? null, language: await readerLanguage(found?.language) }
}
