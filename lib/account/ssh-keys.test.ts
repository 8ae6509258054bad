import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { sshKeys } from '@/db/schema/account-belongings'
import { activities, outbox } from '@/db/schema/records'
import { Refusal } from '@/lib/errors'
import { newId } from '@/lib/id'
import { textOf } from '@/lib/kernel/mail-texts'
import { newClientAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { useLimits } from '@/testing/limits'
import { newDeveloper } from '@/testing/people'
import { race } from '@/testing/races'
import { newPublicKey } from '@/testing/ssh-key'
import { prepareVerbs } from '@/testing/verbs'
import { addSshKey } from './add-ssh-key'
import { parseSshKey } from './parse-ssh-key'
import { findSshKey, sshKeysOf } from './queries'
import { removeSshKey } from './remove-ssh-key'

prepareVerbs()
beforeAll(() => useLimits({ codesAnHour: 100_000 }))

const developer = async () => (await newDeveloper()).actor
const add = (actor: Awaited<ReturnType<typeof developer>>, publicKey = newPublicKey(), label = '') =>
  addSshKey(actor, { publicKey, label })
const linesAbout = (accountId: string) =>
  db()
    .select()
    .from(activities)
    .where(and(eq(activities.actorId, accountId), inArray(activities.verb, ['ssh-key-added', 'ssh-key-removed'])))
const mailsTo = async (accountId: string) =>
  (await db().select().from(outbox).where(eq(outbox.kind, 'mail-ssh-key'))).filter(
    ({ payload }) => payload.accountId === accountId,
  )

test('a key is added, listed, told by mail and noted once; removing it is, too', async () => {
  const mara = await developer()
  const line = newPublicKey()
  const { fingerprint, blob } = parseSshKey(line)
  const { keyId } = await add(mara, line, '  Laptop \u202E at  home ')
  const [listed] = await sshKeysOf(mara.accountId)
  expect(listed).toMatchObject({ id: keyId, label: 'Laptop at home', fingerprint: `SHA256:${fingerprint}` })
  expect(await findSshKey(mara.accountId, keyId)).toEqual(listed)
  const [row] = await db().select().from(sshKeys).where(eq(sshKeys.id, keyId))
  expect(row).toMatchObject({ type: 'ssh-ed25519', blob })

  await removeSshKey(mara, { keyId })
  expect(await sshKeysOf(mara.accountId)).toEqual([])
  expect((await linesAbout(mara.accountId)).map(({ verb, facts, companyId }) => ({ verb, facts, companyId }))).toEqual([
    { verb: 'ssh-key-added', facts: { keyId, before: null, after: fingerprint }, companyId: null },
    { verb: 'ssh-key-removed', facts: { keyId, before: fingerprint, after: null }, companyId: null },
  ])
  const told = (await mailsTo(mara.accountId)).map(({ payload }) => payload)
  const about = { accountId: mara.accountId, textId: expect.any(String), fingerprint }
  expect(told).toEqual([
    { ...about, change: 'added', at: expect.stringMatching(/Z$/) },
    { ...about, change: 'removed', at: expect.stringMatching(/Z$/) },
  ])
  for (const { textId } of told) expect(await textOf(String(textId))).toBe('Laptop at home')
  expect(JSON.stringify([told, await linesAbout(mara.accountId)]), 'the key itself stands in neither').not.toContain(
    blob,
  )
  expect(await reasonOf(removeSshKey(mara, { keyId }))).toBe('not-found')
})

test('the label is the comment where none is typed; without either the key is refused', async () => {
  const mara = await developer()
  await add(mara, newPublicKey('mara@studio'))
  await add(mara, newPublicKey('\u{1F511}'.repeat(90)))
  expect((await sshKeysOf(mara.accountId)).map(({ label }) => label)).toEqual(['mara@studio', '\u{1F511}'.repeat(80)])
  expect(await reasonOf(add(mara, newPublicKey('')))).toBe('label-missing')
  expect(await reasonOf(add(mara, newPublicKey(''), ' \u200B '))).toBe('label-missing')
  expect(await reasonOf(add(mara, newPublicKey(), 'x'.repeat(81)))).toBe('label-long')
  expect(await reasonOf(add(mara, newPublicKey(), 'x'.repeat(80)))).toBe('passed')
})

test('to a client there are no keys, whatever is sent, and nothing is left of it', async () => {
  const { id } = await newClientAccount(null)
  const kim = { kind: 'account', accountId: id } as const
  for (const publicKey of [newPublicKey(), 'nonsense', ''])
    expect(await reasonOf(add(kim, publicKey))).toBe('not-found')
  expect(await reasonOf(removeSshKey(kim, { keyId: newId() }))).toBe('not-found')
  expect(await reasonOf(add({ kind: 'account', accountId: newId() }))).toBe('not-found')
  expect(await reasonOf(addSshKey({ kind: 'clock' }, { publicKey: newPublicKey(), label: '' }))).toBe('sign-in-first')
  expect(await sshKeysOf(id)).toEqual([])
  expect(await linesAbout(id)).toEqual([])
})

test('somebody else’s key cannot be seen or removed, as if there were none', async () => {
  const [mara, jonas] = [await developer(), await developer()]
  const { keyId } = await add(mara)
  for (const id of [keyId, newId(), 'x', "' or true --"]) {
    expect(await findSshKey(jonas.accountId, id)).toBeNull()
    expect(await reasonOf(removeSshKey(jonas, { keyId: id }))).toBe('not-found')
  }
  expect(await sshKeysOf(mara.accountId)).toHaveLength(1)
  expect(await mailsTo(jonas.accountId)).toEqual([])
})

test('a key belongs to one account: not twice to the same, not to another, until it is removed', async () => {
  const [mara, jonas] = [await developer(), await developer()]
  const line = newPublicKey()
  const { keyId } = await add(mara, line)
  expect(await reasonOf(add(mara, line, 'again'))).toBe('ssh-key-taken')
  expect(await reasonOf(add(jonas, `${line} other comment`, 'mine'))).toBe('ssh-key-taken')
  await removeSshKey(mara, { keyId })
  expect(await reasonOf(add(jonas, line))).toBe('passed')
})

test('of two who add the same key at once one gets it', async () => {
  const [mara, jonas] = [await developer(), await developer()]
  await race({ inOrder: ['passed', 'ssh-key-taken'], reversed: ['ssh-key-taken', 'passed'] }, async (round) => {
    const label = `round ${round}`
    const line = newPublicKey(label)
    return {
      // Whoever is first has put the key down and is held up where that is noted.
      gate: sql`lock table ${activities} in share mode`,
      works: [() => reasonOf(add(mara, line)), () => reasonOf(add(jonas, line))],
      async holds([first]) {
        const held = await db().select().from(sshKeys).where(eq(sshKeys.label, label))
        expect(held.map(({ accountId }) => accountId)).toEqual([(first === 'passed' ? mara : jonas).accountId])
        for (const { id, accountId } of held) await removeSshKey({ kind: 'account', accountId }, { keyId: id })
      },
    }
  })
  for (const { accountId } of [mara, jonas]) {
    const lines = await linesAbout(accountId)
    expect(await mailsTo(accountId)).toHaveLength(lines.length)
  }
})

test('60 keys at once become 50', { timeout: 60_000 }, async () => {
  const mara = await developer()
  const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => reasonOf(add(mara, newPublicKey(`k${at}`)))))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(50)
  expect(answers.filter((answer) => answer === 'ssh-keys-many')).toHaveLength(10)
  const keys = await sshKeysOf(mara.accountId)
  expect(keys).toHaveLength(50)
  await removeSshKey(mara, { keyId: keys[0]?.id ?? '' })
  expect(await reasonOf(add(mara))).toBe('passed')
})

test('of two who remove a key at once one does, and it is noted once', async () => {
  const mara = await developer()
  const { keyId } = await add(mara)
  const answers = await Promise.all([1, 2, 3].map(() => reasonOf(removeSshKey(mara, { keyId }))))
  expect(answers.sort()).toEqual(['not-found', 'not-found', 'passed'])
  expect(await linesAbout(mara.accountId)).toHaveLength(2)
})

test('a private key is kept nowhere: not in a table, not in the refusal, not in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const mara = await developer()
  const secret = 'CanaryCanaryCanary'
  const text = `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----`
  const refusal = await add(mara, text).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(JSON.stringify([refusal, String((refusal as Error).stack)])).not.toContain(secret)
  expect(log).not.toHaveBeenCalled()
  log.mockRestore()
  for (const table of [sshKeys, outbox, activities]) {
    expect(JSON.stringify(await db().select().from(table))).not.toContain(secret)
  }
})
