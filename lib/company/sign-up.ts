import { db } from '@/db/client'
import type { HalfSignUp } from '@/db/schema/accounts'
import type { Language } from '@/db/vocabulary'
import { isCodeAlive, issueCode, redeemCode } from '@/lib/auth/codes'
import { createAccount } from '@/lib/auth/create-account'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { hashPassword, judgePassword } from '@/lib/auth/password'
import { canonicalEmail } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { oneLine } from '@/lib/plain-text'
import { ensureOwnCompany } from './own-company'

type SignUpInput = {
  firstName: string
  lastName: string
  email: string
  password: string
  language: Language
  form?: string
}

/**
 * Starts a sign-up: keeps what was typed for 24 hours and mails a 6-digit code. Returns the id its page is found by.
 * A known address gets the same answer in the same time; its mail says so, the code signs in, and what was typed is dropped.
 * Refuses: name-missing, email-invalid, password-short, password-long, password-common, password-is-address, too-many.
 * Source: docs/rules.md R9, R10.
 */
export async function requestSignUp(input: SignUpInput): Promise<string> {
  const firstName = nameOrRefuse(input.firstName, 'firstName')
  const lastName = nameOrRefuse(input.lastName, 'lastName')
  const email = canonicalEmail(input.email) ?? refuse('email-invalid', 'email')
  judgePassword(input.password, email)
  const passwordHash = await hashPassword(input.password)
  const known = await findAccountByEmail(db(), email)
  const halfSignUp = known ? null : { firstName, lastName, passwordHash }
  const request = { purpose: 'sign-up', email, accountId: known?.id, halfSignUp, language: input.language } as const
  const { form, ...content } = input
  const wish = { verb: 'sign-up', content, holds: isCodeAlive } as const
  const { tokenId } = await once({ form }, wish, async (tx) => ({ tokenId: await issueCode(tx, request) }))
  return tokenId
}

/**
 * Ends a sign-up with the mailed code: account, own Company and its Owner in one transaction. Returns the account's id;
 * that of the account that already holds the address, if one. Refuses: wrong-code, code-expired, code-tries-used, not-found.
 */
export function confirmSignUp(input: { tokenId: string; code: string; form?: string }): Promise<string> {
  const { tokenId, code, form } = input
  return redeemCode({ tokenId, code, form, purpose: 'sign-up' }, async (tx, row) => {
    const known = await findAccountByEmail(tx, row.email)
    if (known) {
      await record(tx, { kind: 'account', accountId: known.id }, { verb: 'signed-in' })
      return known.id
    }
    const half: HalfSignUp = row.halfSignUp ?? refuse('not-found')
    const { firstName, lastName, passwordHash } = half
    const { email, language } = row
    const person = { kind: 'developer', email, firstName, lastName, passwordHash, language } as const
    const account = await createAccount(tx, person)
    if (account.isNew) await ensureOwnCompany(tx, account.id)
    else await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
    return account.id
  })
}

function nameOrRefuse(text: string, field: string): string {
  const name = oneLine(text)
  if (!name || name.length > 80) refuse('name-missing', field)
  return name
}
