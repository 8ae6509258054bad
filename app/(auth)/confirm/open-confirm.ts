import { redirect } from 'next/navigation'
import { isFresh } from '@/lib/auth/fresh'
import { requireAccount, type SignedIn } from '@/lib/auth/session'
import { paths, safeNext } from '@/lib/paths'
import type { Search } from '../next-page'

/** Who has to show once more who it is, and where that leads. Whoever did a moment ago goes there at once. */
export async function openConfirm(search: Search): Promise<{ account: SignedIn; next: string }> {
  const { next } = await search
  const page = safeNext(typeof next === 'string' ? next : undefined)
  const account = await requireAccount(paths.confirm(page))
  if (isFresh(account)) redirect(page)
  return { account, next: page }
}
