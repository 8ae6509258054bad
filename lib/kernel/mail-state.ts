import { eq, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import type { MailState } from '@/db/vocabulary'

/** The state of the mail with this key, for a select that asks for more. One that was never promised waits. */
export function mailStateOf(key: SQL): SQL<MailState> {
  return sql<MailState>`coalesce((
    select case
      when b.done_at is not null then 'sent'
      when b.dead_at is not null then 'given-up'
      when b.last_error is not null then 'late'
      else 'waiting' end
    from outbox b where b.key = ${key}), 'waiting')`
}

/**
 * The same of one mail by itself. `isSecret`: the page must not tell whether the address belongs to anybody. A mail to nobody is
 * as late as any other, but no service can refuse its address: so that refusal is not told.
 */
export async function findMailState(key: string, { isSecret }: { isSecret: boolean }): Promise<MailState> {
  const [mail] = await db()
    .select({ state: mailStateOf(sql`${key}::text`), attempts: outbox.attempts })
    .from(outbox)
    .where(eq(outbox.key, key))
  if (!mail) return 'waiting'
  return isSecret && mail.state === 'given-up' && mail.attempts <= 1 ? 'sent' : mail.state
}
