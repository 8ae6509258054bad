import { eq } from 'drizzle-orm'
import { db, type Reader, type Transaction } from '@/db/client'
import { sshKeys } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { cutTo, lengthOf } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { judgeAll, refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { keepText } from '@/lib/kernel/mail-texts'
import { once, type Wish } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { oneLine } from '@/lib/plain-text'
import { offersSshKeys } from './audience'
import { parseSshKey } from './parse-ssh-key'

type AddedKey = { keyId: string }

const MOST_KEYS = 50
const MOST_LABEL = 80

/**
 * Adds a public key to a developer's account and tells them by mail. The label is what was typed, else the key's comment.
 * To a client there are no keys. Refuses: sign-in-first, not-found, label-missing, label-long, ssh-keys-many,
 * ssh-key-taken, and what parseSshKey refuses.
 */
export async function addSshKey(actor: Actor, input: { publicKey: string; label: string }): Promise<AddedKey> {
  const accountId = accountOf(actor)
  await refuseClients(db(), accountId)
  const { parsed, typed } = await judgeAll({
    parsed: () => parseSshKey(input.publicKey),
    typed: () => judgeLabel(input.label),
  })
  const { comment, ...key } = parsed
  const label = labelOf(typed, comment)
  const wish: Wish<AddedKey> = { verb: 'add-key', content: input, holds: isStillThere }
  return once(actor, wish, async (tx) => {
    await lockAccount(tx, accountId)
    await refuseClients(tx, accountId)
    await refuseTooMany(tx, accountId)
    const [keyId, createdAt] = [newId(), clock.now()]
    const added = await tx
      .insert(sshKeys)
      .values({ id: keyId, accountId, ...key, label, createdAt })
      .onConflictDoNothing({ target: sshKeys.fingerprint })
      .returning({ id: sshKeys.id })
    if (added.length === 0) refuse('ssh-key-taken', 'publicKey')
    await record(tx, actor, { verb: 'ssh-key-added', facts: { keyId, before: null, after: key.fingerprint } })
    await enqueue(tx, {
      kind: 'mail-ssh-key',
      key: `ssh-key-added:${keyId}`,
      payload: {
        accountId,
        textId: await keepText(tx, label),
        fingerprint: key.fingerprint,
        change: 'added',
        at: createdAt.toISOString(),
      },
    })
    return { keyId }
  })
}

async function isStillThere(tx: Transaction, { keyId }: AddedKey): Promise<boolean> {
  return (await tx.$count(sshKeys, eq(sshKeys.id, keyId))) > 0
}

/** To a client there are no keys. Refuses: not-found. */
export async function refuseClients(reader: Reader, accountId: string): Promise<void> {
  const [account] = await reader.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId))
  if (!account || !offersSshKeys(account.kind)) refuse('not-found')
}

async function refuseTooMany(tx: Transaction, accountId: string): Promise<void> {
  const count = await tx.$count(sshKeys, eq(sshKeys.accountId, accountId))
  if (count >= MOST_KEYS) refuse('ssh-keys-many')
}

function judgeLabel(typed: string): string {
  const label = oneLine(typed)
  if (lengthOf(label) > MOST_LABEL) refuse('label-long', 'label')
  return label
}

function labelOf(typed: string, comment: string): string {
  // Nobody typed a comment here: it is cut and not refused.
  return typed || cutTo(comment, MOST_LABEL).trim() || refuse('label-missing', 'label')
}
