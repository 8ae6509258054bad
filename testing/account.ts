import { inTransaction } from '@/db/transaction'
import { createAccount } from '@/lib/auth/create-account'
import { hashPassword } from '@/lib/auth/password'

let people = 0

/** A client's account of its own for one test, under an address of its own unless one is given. */
export async function newClientAccount(
  password: string | null,
  email = `person-${++people}@blumenhaus.example`,
): Promise<{ id: string; email: string }> {
  const passwordHash = password && (await hashPassword(password))
  const names = { firstName: 'Kim', lastName: '', passwordHash, language: 'en' } as const
  return { id: await inTransaction((tx) => createAccount(tx, { kind: 'client', email, ...names })), email }
}
