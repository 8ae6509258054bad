import { notFound } from 'next/navigation'
import type { AccountKind } from '@/db/vocabulary'
import { requireAccount, type SignedIn } from '@/lib/auth/session'
import { type Visitor, visitorWith } from '../viewer'

type Offers = (kind: AccountKind) => boolean

/** Who looks at a page that some kinds of accounts are spared: to those it does not exist, and has no title either. */
export async function accountOffered(next: string, isOffered: Offers): Promise<SignedIn> {
  const account = await requireAccount(next)
  if (!isOffered(account.kind)) notFound()
  return account
}

/** The same, and beside it whatever else the page shows. */
export async function visitorOffered<T>(
  next: string,
  isOffered: Offers,
  load: (account: SignedIn) => Promise<T>,
): Promise<[Visitor, T]> {
  await accountOffered(next, isOffered)
  return visitorWith(next, load)
}
