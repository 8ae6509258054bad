import { eq } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'

/** The language of a person's pages and mails from now on. A way of reading, like the theme: no activity tells of it. */
export async function setLanguage(actor: Actor, input: { language: Language }): Promise<void> {
  const accountId = accountOf(actor)
  await inTransaction((tx) => tx.update(accounts).set({ language: input.language }).where(eq(accounts.id, accountId)))
}
