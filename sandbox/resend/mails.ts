import { createHash, randomUUID } from 'node:crypto'
import { type Database, json, lockSandbox } from '../database'

export type Mail = {
  id: string
  idempotencyKey: string | null
  attempts: number
  body: Record<string, unknown>
  at: Date
}
export type Kept = { kind: 'kept'; id: string } | { kind: 'key-reused' }

/** Keeps a mail once per key, counting how often it was handed in; another body under the same key is refused. */
export async function keepMail(sql: Database, key: string | null, text: string, now: Date): Promise<Kept> {
  const hash = createHash('sha256').update(text).digest('hex')
  return sql.begin(async (tx): Promise<Kept> => {
    await lockSandbox(tx)
    const [kept] = key ? await tx`select id, hash from sandbox.mails where idempotency_key = ${key}` : []
    if (kept && kept.hash !== hash) return { kind: 'key-reused' }
    if (kept) {
      await tx`update sandbox.mails set attempts = attempts + 1 where id = ${kept.id}`
      return { kind: 'kept', id: kept.id }
    }
    const id = randomUUID()
    await tx`insert into sandbox.mails (id, idempotency_key, hash, body, at)
      values (${id}, ${key}, ${hash}, ${tx.json(json(JSON.parse(text)))}, ${now})`
    return { kind: 'kept', id }
  })
}

/** Newest first; `to` keeps the mails to that address only. */
export async function listMails(sql: Database, to: string | null): Promise<Mail[]> {
  const mails = await sql<Mail[]>`select id, idempotency_key as "idempotencyKey", attempts, body, at
    from sandbox.mails order by seq desc`
  const wanted = to?.trim().toLowerCase()
  return wanted ? mails.filter((mail) => addresses(mail.body.to).some((each) => isFor(each, wanted))) : [...mails]
}

export async function findMail(sql: Database, id: string): Promise<Mail | undefined> {
  const [mail] = await sql<Mail[]>`select id, idempotency_key as "idempotencyKey", attempts, body, at
    from sandbox.mails where id = ${id}`
  return mail
}

/** Recipients may be one text or a list. */
export function addresses(value: unknown): string[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

function isFor(recipient: string, wanted: string): boolean {
  const address = /<([^>]+)>\s*$/.exec(recipient)?.[1] ?? recipient
  return address.trim().toLowerCase() === wanted
}
