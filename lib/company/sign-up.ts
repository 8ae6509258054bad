import { db } from '@/db/client'
import type { HalfSignUp } from '@/db/schema/accounts'
import type { Language } from '@/db/vocabulary'
import { judgeNames } from '@/lib/account/judge-names'
import { countNetwork, THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { isCodeAlive, issueCode, redeemCode } from '@/lib/auth/codes'
import { createAccount } from '@/lib/auth/create-account'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { hashPassword, judgePassword } from '@/lib/auth/password'
import { canonicalEmail, takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { networkLimit } from '@/lib/kernel/network-limit'
import { once } from '@/lib/kernel/once'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
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
 * Refuses: what judgeNames and takeEmail refuse, password-short, password-long, password-common, password-is-address, too-many,
 * too-busy. Source: docs/rules.md R9, R10, R35.
 */
export async function requestSignUp(input: SignUpInput, visitor: Visitor = THIS_MACHINE): Promise<string> {
  const { names, email } = await judgeAll({
    names: () => judgeNames(input),
    email: () => takeEmail(input.email),
    password: () => judgePassword(input.password, canonicalEmail(input.email) ?? ''),
  })
  const asker = { network: visitor.network }
  await countNetwork('sign-up', asker)
  const passwordHash = await hashPassword(input.password, visitor.network)
  const known = await findAccountByEmail(db(), email)
  const halfSignUp = known ? null : { ...names, passwordHash }
  const request = {
    purpose: 'sign-up',
    email,
    accountId: known?.id,
    halfSignUp,
    language: input.language,
    asker,
  } as const
  const { form, ...content } = input
  const wish = { verb: 'sign-up', content, holds: isCodeAlive } as const
  const { tokenId } = await once({ form }, wish, async (tx) => ({ tokenId: await issueCode(tx, request) }))
  return tokenId
}

/**
 * Ends a sign-up with the mailed code: account, own Company and its Owner in one transaction. Returns the account's id;
 * that of the account that already holds the address, if one. A network makes ten accounts a day.
 * Refuses: wrong-code, code-expired, code-tries-used, not-found, too-many.
 */
export function confirmSignUp(
  input: { tokenId: string; code: string; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  return redeemCode({ ...input, purpose: 'sign-up', visitor }, async (tx, row) => {
    const known = await findAccountByEmail(tx, row.email)
    if (known) {
      await record(tx, { kind: 'account', accountId: known.id }, { verb: 'signed-in' })
      return known.id
    }
    await countOrRefuse(networkLimit('new-account', visitor.network), null, tx)
    const half: HalfSignUp = row.halfSignUp ?? refuse('not-found')
    const { passwordHash, ...names } = half
    const { email, language } = row
    const person = { kind: 'developer', email, ...names, passwordHash, language } as const
    const account = await createAccount(tx, person)
    if (account.isNew) await ensureOwnCompany(tx, account.id)
    else await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
    return account.id
  })
}
