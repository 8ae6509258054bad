import type { Transaction } from '@/db/client'
import type { Language } from '@/db/vocabulary'
import { createAccount, type MadeAccount } from '@/lib/auth/create-account'
import { kindFor } from '@/lib/company/roles'
import type { Names } from '@/lib/person-name'
import type { TeamInviteRow } from './rows'

/**
 * The account of somebody who is new here and has proved the invited mailbox. Never asked which kind: the role says it.
 * Its own Company is the caller's to make, after every lock of Companies.
 */
export async function makeInvitedAccount(
  tx: Transaction,
  invite: TeamInviteRow,
  { language, ...names }: Names & { language: Language },
): Promise<MadeAccount> {
  const kind = kindFor(invite.role)
  return createAccount(tx, { ...names, kind, email: invite.email, passwordHash: null, language })
}
