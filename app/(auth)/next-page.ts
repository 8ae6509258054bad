import { redirect } from 'next/navigation'
import { currentAccount } from '@/lib/auth/session'
import { safeNext } from '@/lib/paths'

export type Search = Promise<{ next?: string | string[] }>

/** Where this way in leads to, as the address says. Whoever is signed in already goes there at once. */
export async function nextPage(search: Search): Promise<string> {
  const { next } = await search
  const page = safeNext(typeof next === 'string' ? next : undefined)
  if (await currentAccount()) redirect(page)
  return page
}
