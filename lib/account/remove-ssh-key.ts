import { and, eq } from 'drizzle-orm'
import { sshKeys } from '@/db/schema/account-belongings'
import { lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { keepText } from '@/lib/kernel/mail-texts'
import { once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { refuseClients } from './add-ssh-key'

/** Removes one of a developer's own keys and tells them by mail. Refuses: sign-in-first, not-found. */
export async function removeSshKey(actor: Actor, { keyId }: { keyId: string }): Promise<void> {
  const accountId = accountOf(actor)
  if (!isId(keyId)) refuse('not-found')
  await once(actor, { verb: 'remove-key', content: keyId }, async (tx) => {
    await lockAccount(tx, accountId)
    await refuseClients(tx, accountId)
    const [removed] = await tx
      .delete(sshKeys)
      .where(and(eq(sshKeys.id, keyId), eq(sshKeys.accountId, accountId)))
      .returning({ label: sshKeys.label, fingerprint: sshKeys.fingerprint })
    if (!removed) refuse('not-found')
    const { fingerprint, label } = removed
    await record(tx, actor, { verb: 'ssh-key-removed', facts: { keyId, before: fingerprint, after: null } })
    await enqueue(tx, {
      kind: 'mail-ssh-key',
      key: `ssh-key-removed:${keyId}`,
      payload: {
        accountId,
        textId: await keepText(tx, label),
        fingerprint,
        change: 'removed',
        at: clock.now().toISOString(),
      },
    })
    return {}
  })
}
