import { cache } from 'react'
import { findConfirm, findNewsletterStop, type NewsletterPage } from '@/lib/account/newsletter/queries'
import { readerLanguage } from '@/lib/auth/language'
import type { NewsletterLink } from '@/lib/paths'

export type NewsParams = Promise<{ account: string; secret: string }>

// Once per request for frame, title and page, in the reader's language.
const confirmOnce = cache((accountId: string, secret: string) => load(findConfirm, { accountId, secret }))
const stopOnce = cache((accountId: string, secret: string) => load(findNewsletterStop, { accountId, secret }))

/** What stands behind the link that confirms a newsletter. */
export async function loadConfirm(params: NewsParams) {
  const { account, secret } = await params
  return confirmOnce(account, secret)
}

/** What stands behind the link that ends one. */
export async function loadStop(params: NewsParams) {
  const { account, secret } = await params
  return stopOnce(account, secret)
}

async function load(find: (link: NewsletterLink) => Promise<NewsletterPage | null>, link: NewsletterLink) {
  const found = await find(link)
  return { link, state: found?.state ?? null, language: await readerLanguage(found?.language) }
}
