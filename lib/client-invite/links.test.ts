import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import type { MailKind } from '@/db/promises'
import { outbox } from '@/db/schema/records'
import type { Job } from '@/lib/kernel/jobs'
import { deliver } from '@/lib/outbox/deliver'
import { absolute, paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { reasonOf } from '@/testing/invite'
import { jobFrom } from '@/testing/jobs'
import { bearerOf } from '@/testing/links'
import { type Developer, type Invited, linksOf, newDeveloper, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { askNewLink } from './ask-new-link'
import { linkHashes } from './links'
import { openClientLink } from './open-link'
import { resend } from './resend'

type Mail = { idempotencyKey: string; attempts: number; body: { to: string; html: string; text: string } }

const original = globalThis.fetch
const stack = prepareStack()
let mara: Developer
let invited: Invited

beforeAll(async () => {
  mara = await newDeveloper()
})

async function invite(): Promise<Invited> {
  invited = await offerFrom(mara, { name: 'Kim Berger' })
  return invited
}

async function promisedJob<Kind extends MailKind>(kind: Kind, key: string): Promise<Job<Kind>> {
  const [row] = await db().select().from(outbox).where(eq(outbox.key, key))
  if (!row) throw new Error(`nothing promised as ${key}`)
  return jobFrom(row, kind)
}

async function mailsTo(address: string): Promise<Mail[]> {
  return (await fetch(`${stack.resendOrigin}/_control/emails?to=${encodeURIComponent(address)}`)).json()
}

async function failMail(kind: string, times: number): Promise<void> {
  await fetch(`${stack.resendOrigin}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fail: { method: 'POST', path: '/emails', kind, times } }),
  })
}

test('the mailed and the copied link both lead to the invite, and each knows how it travelled', async () => {
  await invite()
  expect(invited.mailedLink).not.toBe(invited.copiedLink)
  expect(await openClientLink(invited.mailedLink)).toMatchObject({ page: 'landing', bearer: { channel: 'mailed' } })
  expect(await openClientLink(invited.copiedLink)).toMatchObject({ page: 'landing', bearer: { channel: 'copied' } })
})

test('the mail carries the mailed link in both its parts, and no other', async () => {
  await invite()
  await deliver(await promisedJob('mail-invite', `invite:${invited.inviteId}:1`))
  const [mail] = await mailsTo(invited.email)
  const link = absolute(paths.landing(invited.mailedLink))
  expect(mail?.body.html).toContain(link)
  expect(mail?.body.text).toContain(link)
  expect(JSON.stringify(mail)).not.toContain(invited.copiedLink)
})

test("the developer's copy of the mail has no link", async () => {
  await invite()
  await deliver(await promisedJob('mail-invite-copy', `invite-copy:${invited.inviteId}:1`))
  const [mail] = await mailsTo(mara.email)
  expect(JSON.stringify(mail)).not.toMatch(/\/i\/[\w-]{43}/)
})

test.each(['503', 'timeout-after-commit'])(
  'a mail tried again after %s is the same mail, byte for byte',
  async (fault) => {
    await invite()
    const key = `invite:${invited.inviteId}:1`
    const first = await promisedJob('mail-invite', key)
    const rendered: string[] = []
    const watched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (String(input).endsWith('/emails')) rendered.push(String(init?.body))
      return original(input, init)
    })
    await failMail(fault, 1)
    await expect(deliver(first)).rejects.toThrow()
    stack.passTime(7 * MINUTE)
    await deliver({ ...first, attempt: 2 })
    watched.mockRestore()
    expect(rendered).toHaveLength(2)
    expect(rendered[1]).toBe(rendered[0])
    const [mail, ...more] = await mailsTo(invited.email)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ idempotencyKey: first.id, attempts: fault === '503' ? 1 : 2 })
  },
)
test('a resend kills both links, says so on their page, and the new ones work', async () => {
  await invite()
  stack.passTime(2 * MINUTE)
  await resend(mara.actor, { inviteId: invited.inviteId })
  for (const link of [invited.mailedLink, invited.copiedLink]) {
    expect(await openClientLink(link)).toMatchObject({ page: 'replaced', bearer: null })
    expect(await reasonOf(bearerOf(link))).toBe('invite-not-open')
  }
  const fresh = await linksOf(invited.inviteId)
  expect(await openClientLink(fresh.mailedLink)).toMatchObject({ page: 'landing', bearer: { channel: 'mailed' } })
  expect(await openClientLink(fresh.copiedLink)).toMatchObject({ page: 'landing', bearer: { channel: 'copied' } })
})

test('a mail overtaken by a resend is not sent any more', async () => {
  await invite()
  const overtaken = await promisedJob('mail-invite', `invite:${invited.inviteId}:1`)
  stack.passTime(2 * MINUTE)
  await resend(mara.actor, { inviteId: invited.inviteId })
  expect(await deliver(overtaken)).toEqual({ skipped: 'replaced' })
  expect(await mailsTo(invited.email)).toEqual([])
})

test('whoever has a dead link can ask for a new one: one mail per link, however often', async () => {
  await invite()
  stack.passTime(2 * MINUTE)
  await resend(mara.actor, { inviteId: invited.inviteId })
  await Promise.all([1, 2, 3].map(() => askNewLink(invited.mailedLink)))
  const promised = await db().select().from(outbox).where(eq(outbox.kind, 'mail-new-link-wanted'))
  expect(promised.filter((row) => row.payload.inviteId === invited.inviteId)).toHaveLength(1)
  const fresh = await linksOf(invited.inviteId)
  expect(await reasonOf(askNewLink(fresh.mailedLink))).toBe('not-found')
})

test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(44), `${'a'.repeat(42)}%`, `${'a'.repeat(42)}\0`, "' or 1=1 --"])(
  'a link that nobody made (%j) is unknown',
  async (link) => {
    expect(await openClientLink(link)).toEqual({ page: 'unknown', invite: null, bearer: null })
    expect(await reasonOf(bearerOf(link))).toBe('not-found')
  },
)

test('a hash is no link', async () => {
  await invite()
  const { mailedHash } = await inviteRow(invited.inviteId)
  expect((await openClientLink(mailedHash ?? '')).page).toBe('unknown')
})

test('looking at a link changes nothing', async () => {
  await invite()
  const before = await inviteRow(invited.inviteId)
  for (let looks = 0; looks < 5; looks++) await openClientLink(invited.mailedLink)
  expect(await inviteRow(invited.inviteId)).toEqual(before)
})

test('no two links of an invite are the same, over generations and channels', () => {
  const id = '01980000-0000-7000-8000-000000000000'
  const hashes = [1, 2, 3].flatMap((generation) => Object.values(linkHashes(id, generation)))
  expect(new Set(hashes).size).toBe(6)
  expect(hashes).not.toContain(token.derive({ purpose: 'client-invite', id, generation: 1, channel: 'mailed' }))
})

// Last: it changes the secret of this process.
test('while AUTH_SECRET is replaced, links sent under the former one work and are mailed again unchanged', async () => {
  await invite()
  const invitedRow = await inviteRow(invited.inviteId)
  process.env.AUTH_SECRET_PREVIOUS = process.env.AUTH_SECRET
  process.env.AUTH_SECRET = 'the secret of the next year, long enough as well'
  vi.resetModules()
  const rotated = await import('./links')
  expect(rotated.linkToken(invitedRow, 'mailed')).toBe(invited.mailedLink)
  expect((await (await import('./open-link')).openClientLink(invited.mailedLink)).page).toBe('landing')
  const delivery = await import('@/lib/outbox/deliver')
  await delivery.deliver(await promisedJob('mail-invite', `invite:${invited.inviteId}:1`))
  expect((await mailsTo(invited.email))[0]?.body.html).toContain(invited.mailedLink)
  process.env.AUTH_SECRET_PREVIOUS = ''
  vi.resetModules()
  const forgotten = await import('./links')
  expect(() => forgotten.linkToken(invitedRow, 'mailed')).toThrow(/AUTH_SECRET_PREVIOUS/)
})
