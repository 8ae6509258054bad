import { db } from '@/db/client'
import type { Channel } from '@/db/vocabulary'
import { findAccountByEmail } from '@/lib/auth/find-account'
import type { SignedIn } from '@/lib/auth/session-rows'
import { fullName, type Names, splitName } from '@/lib/person-name'
import type { TeamInviteRow } from './rows'

/** What stands between whoever opened a link and the team. */
export type JoinView =
  /** Signed in with the invited address, or new with the mailed link: one press. `names` where they are still asked for. */
  | { kind: 'join'; names: Names | null; isNew: boolean }
  /** The mailbox has an account and the link was mailed: its password or a code. */
  | { kind: 'sign-in' }
  /** The link was passed on: a code to the mailbox, whether or not it has an account. */
  | { kind: 'prove-mailbox' }
  | { kind: 'other-account'; account: SignedIn }

/** Reads what the page behind a working link asks for; nothing is written. */
export async function viewJoin(invite: TeamInviteRow, channel: Channel, account: SignedIn | null): Promise<JoinView> {
  if (account && account.email !== invite.email) return { kind: 'other-account', account }
  if (account) {
    return { kind: 'join', names: fullName(account) ? null : splitName(invite.name), isNew: false }
  }
  if (channel === 'copied') return { kind: 'prove-mailbox' }
  if (await findAccountByEmail(db(), invite.email)) return { kind: 'sign-in' }
  return { kind: 'join', names: splitName(invite.name), isNew: true }
}
