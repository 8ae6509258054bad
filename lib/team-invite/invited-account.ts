import type { Transaction } from '@/db/client'
import type { Language } from '@/db/vocabulary'
import { createAccount, type MadeAccount } from '@/lib/auth/create-account'
import { kindFor } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import type { Names } from '@/lib/person-name'
import { shortLine } from '@/lib/plain-text'
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

/** Typed names fit to be kept. A client may have one name only. Refuses: name-missing. */
export function judgeNames(invite: TeamInviteRow, typed: Names): Names {
  const firstName = shortLine(typed.firstName)
  const lastName = shortLine(typed.lastName)
  if (!firstName) refuse('name-missing', 'firstName')
  if (!lastName && kindFor(invite.role) === 'developer') refuse('name-missing', 'lastName')
  return { firstName, lastName }
}
