import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sshKeys } from '@/db/schema/account-belongings'
import type { SshKeyType } from '@/db/vocabulary'
import { isId } from '@/lib/id'

/** A key as its owner sees it. `fingerprint` reads as ssh-keygen prints it. */
export type SshKeyView = { id: string; label: string; type: SshKeyType; fingerprint: string; createdAt: Date }

const COLUMNS = {
  id: sshKeys.id,
  label: sshKeys.label,
  type: sshKeys.type,
  fingerprint: sshKeys.fingerprint,
  createdAt: sshKeys.createdAt,
}

/** The keys of an account, the oldest first. One round trip. */
export async function sshKeysOf(accountId: string): Promise<SshKeyView[]> {
  const rows = await db()
    .select(COLUMNS)
    .from(sshKeys)
    .where(eq(sshKeys.accountId, accountId))
    .orderBy(asc(sshKeys.createdAt), asc(sshKeys.id))
  return rows.map(viewOf)
}

/** One key of an account; null for everybody else's, as if there were none. */
export async function findSshKey(accountId: string, keyId: string): Promise<SshKeyView | null> {
  if (!isId(keyId)) return null
  const [row] = await db()
    .select(COLUMNS)
    .from(sshKeys)
    .where(and(eq(sshKeys.id, keyId), eq(sshKeys.accountId, accountId)))
  return row ? viewOf(row) : null
}

function viewOf(row: SshKeyView): SshKeyView {
  return { ...row, fingerprint: `SHA256:${row.fingerprint}` }
}
