import { inTransaction } from '@/db/transaction'
import { createAccount, type NewAccount } from '@/lib/auth/create-account'
import { hashPassword } from '@/lib/auth/password'

let people = 0

/** Makes an account as it is described, and answers its id. */
export async function makeAccount(account: NewAccount): Promise<string> {
  return (await inTransaction((tx) => createAccount(tx, account))).id
}

/** A client's account of its own for one test, under an address of its own unless one is given. */
export async function newClientAccount(
  password: string | null,
  email = `person-${++people}@blumenhaus.example`,
): Promise<{ id: string; email: string }> {
  const passwordHash = password && (await hashPassword(password, email))
  const names = { firstName: 'Kim', lastName: '', passwordHash, language: 'en' } as const
  return { id: await makeAccount({ kind: 'client', email, ...names }), email }
}
