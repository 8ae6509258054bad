import { and, eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { keepText } from '@/lib/kernel/mail-texts'
import { jobOf } from '@/testing/jobs'
import { company, end, invite, join, mailOf, person, trial } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'

const { moveClock } = prepareVerbs()
afterEach(() => moveClock(0))

/** Made at 14:02 in Berlin. */
const ID = `0199f2c8-5c00-7000-8000-000000000001`.replace('0199f2c8-5c00', idTime('2026-11-24T13:02:00Z'))

function idTime(moment: string): string {
  const hex = new Date(moment).getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload, ID))

const kept = (text: string) => inTransaction((tx) => keepText(tx, text))

/** A Company with two Owners, an Admin, a Billing person and somebody who left it. */
async function team() {
  const [kim, lena, mara, bo] = [
    await person({ first: 'Kim', kind: 'client' }),
    await person({ first: 'Lena', kind: 'developer', language: 'de' }),
    await person({ first: 'Mara', kind: 'developer' }),
    await person({ first: 'Bo', kind: 'client' }),
  ]
  const jonas = await person({ first: 'Jonas', kind: 'developer' })
  const blumenhaus = await company('Blumenhaus GmbH', kim.id)
  await join(blumenhaus.id, lena.id, 'owner')
  await join(blumenhaus.id, mara.id, 'admin')
  await join(blumenhaus.id, bo.id, 'billing')
  return { kim, lena, mara, bo, jonas, companyId: blumenhaus.id, slug: blumenhaus.slug }
}

test('whoever was removed reads by whom, when and why, in their language and their words, with nothing to press', async () => {
  const { companyId, kim } = await team()
  const nora = await person({ first: 'Nora', kind: 'client', language: 'de' })
  const payload = {
    companyId,
    accountId: nora.id,
    actorId: kim.id,
    role: 'billing',
    textId: await kept('Danke.\nKim'),
  } as const
  const { to, mail } = mailOf(await job('mail-removed', { ...payload, recipientId: nora.id }))
  expect([to, mail.language]).toEqual([nora.email, 'de'])
  expect(mail.props).toEqual({
    ...{ readerName: 'Nora Weber', readerKind: 'client', reader: 'person', actorName: 'Kim Weber', role: 'billing' },
    ...{ company: 'Blumenhaus GmbH', personName: 'Nora Weber', personEmail: nora.email },
    ...{ message: 'Danke.\nKim', when: 'am 24. November um 14:02 Uhr', checklistUrl: null },
  })
})

test('Owners and whoever removed somebody get the checklist; the note is not for other Owners', async () => {
  const { companyId, slug, kim, lena, jonas } = await team()
  const payload = {
    companyId,
    accountId: jonas.id,
    actorId: kim.id,
    role: 'admin',
    textId: await kept('Thank you.'),
  } as const
  const url = `http://localhost:3000/c/${slug}/team/${jonas.id}/former`
  const actor = mailOf(await job('mail-removed', { ...payload, recipientId: kim.id })).mail.props
  expect(actor).toMatchObject({
    reader: 'actor',
    message: 'Thank you.',
    checklistUrl: url,
    when: 'on 24 November at 14:02',
  })
  const owner = mailOf(await job('mail-removed', { ...payload, recipientId: lena.id }))
  expect(owner.mail.language).toBe('de')
  expect(owner.mail.props).toMatchObject({ reader: 'owner', message: '', checklistUrl: url, actorName: 'Kim Weber' })
})

test('an Admin who removed a Collaborator may open the checklist; who has lost the right since is told without it', async () => {
  const { companyId, mara, jonas } = await team()
  const payload = {
    companyId,
    accountId: jonas.id,
    actorId: mara.id,
    role: 'collaborator',
    textId: null,
    recipientId: mara.id,
  } as const
  expect(mailOf(await job('mail-removed', payload)).mail.props).toMatchObject({
    checklistUrl: expect.stringContaining('/former'),
  })
  await end(companyId, mara.id)
  expect(mailOf(await job('mail-removed', payload)).mail.props).toMatchObject({ reader: 'actor', checklistUrl: null })
})

test('leaving: the leaver always hears of it, an Owner while they are one, and nobody once the person is back', async () => {
  const { companyId, lena, jonas } = await team()
  const payload = { companyId, accountId: jonas.id, role: 'admin' } as const
  const leaver = mailOf(await job('mail-left', { ...payload, recipientId: jonas.id }))
  expect(leaver.to).toBe(jonas.email)
  expect(leaver.mail.props).toMatchObject({ reader: 'person', checklistUrl: null, company: 'Blumenhaus GmbH' })
  expect(mailOf(await job('mail-left', { ...payload, recipientId: lena.id })).mail.props).toMatchObject({
    reader: 'owner',
  })
  await end(companyId, lena.id)
  expect(await job('mail-left', { ...payload, recipientId: lena.id })).toEqual({ skipped: 'not-entitled' })
  await join(companyId, jonas.id, 'admin')
  expect(await job('mail-left', { ...payload, recipientId: jonas.id })).toEqual({ skipped: 'joined-again' })
})

test('joining is told to the inviter and to Owners, with who invited and what a Collaborator works on', async () => {
  const { companyId, slug, kim, mara, lena, jonas } = await team()
  const appId = await trial(companyId, mara.id, 'blumenhaus-shop')
  await db().insert(appCollaborators).values({ appId, accountId: jonas.id, createdAt: clock.now() })
  await invite({ companyId, inviterId: mara.id, email: jonas.email, role: 'collaborator', acceptedBy: jonas.id })
  const payload = { companyId, accountId: jonas.id, role: 'collaborator' } as const
  const inviter = mailOf(await job('mail-joined', { ...payload, recipientId: mara.id })).mail.props
  expect(inviter).toMatchObject({
    ...{ inviter: 'reader', role: 'collaborator', apps: ['blumenhaus-shop.apps.localhost'] },
    teamUrl: `http://localhost:3000/c/${slug}/team`,
  })
  const owner = mailOf(await job('mail-joined', { ...payload, recipientId: kim.id })).mail.props
  expect(owner).toMatchObject({ inviter: { name: 'Mara Weber' }, readerKind: 'client' })
  await end(companyId, mara.id)
  expect(await job('mail-joined', { ...payload, recipientId: mara.id })).toEqual({ skipped: 'not-entitled' })
  await db().delete(appCollaborators).where(eq(appCollaborators.accountId, jonas.id))
  expect(await job('mail-joined', { ...payload, recipientId: lena.id })).toEqual({ skipped: 'left-meanwhile' })
})

test('a new role is told to the person and the Owners while it is the one they have', async () => {
  const { companyId, slug, kim, lena, bo } = await team()
  const payload = { companyId, accountId: bo.id, actorId: kim.id, before: 'admin', after: 'billing' } as const
  const own = mailOf(await job('mail-role-changed', { ...payload, recipientId: bo.id }))
  expect(own.to).toBe(bo.email)
  expect(own.mail.props).toMatchObject({
    ...{ reader: 'person', before: 'admin', after: 'billing', apps: [], actorName: 'Kim Weber' },
    url: `http://localhost:3000/c/${slug}`,
  })
  const other = mailOf(await job('mail-role-changed', { ...payload, recipientId: lena.id })).mail.props
  expect(other).toMatchObject({ reader: 'owner', url: `http://localhost:3000/c/${slug}/team` })
  expect(mailOf(await job('mail-role-changed', { ...payload, recipientId: kim.id })).mail.props).toMatchObject({
    reader: 'actor',
  })
  const row = and(eq(memberships.companyId, companyId), eq(memberships.accountId, bo.id))
  await db().update(memberships).set({ role: 'admin' }).where(row)
  expect(await job('mail-role-changed', { ...payload, recipientId: bo.id })).toEqual({ skipped: 'changed-meanwhile' })
})

test('a Company that nobody named is called by its Owner’s name, and a person without a name by their address', async () => {
  const { kim, jonas } = await team()
  const unnamed = await company(null, kim.id)
  await db().update(accounts).set({ firstName: '', lastName: '' }).where(eq(accounts.id, jonas.id))
  const payload = { companyId: unnamed.id, accountId: jonas.id, actorId: kim.id, role: 'admin', textId: null } as const
  const { props } = mailOf(await job('mail-removed', { ...payload, recipientId: kim.id })).mail
  expect(props).toMatchObject({ company: 'Kim Weber', personName: jonas.email })
})

test('an account that is gone is told nothing', async () => {
  const { companyId, kim, jonas } = await team()
  const payload = {
    companyId,
    accountId: jonas.id,
    actorId: kim.id,
    role: 'admin',
    textId: null,
    before: 'admin',
    after: 'billing',
  } as const
  for (const kind of ['mail-joined', 'mail-role-changed', 'mail-left', 'mail-removed'] as const) {
    expect(await job(kind, { ...payload, recipientId: newId() })).toEqual({ skipped: 'account-gone' })
  }
})

test('the same row always gives the same mail, also the next day', async () => {
  const { companyId, kim, jonas } = await team()
  const payload = {
    companyId,
    accountId: jonas.id,
    actorId: kim.id,
    role: 'admin',
    textId: null,
    recipientId: jonas.id,
  } as const
  const first = await job('mail-removed', payload)
  moveClock(DAY)
  expect(await job('mail-removed', payload)).toEqual(first)
})

test('a closed Company is told to everybody who belonged, by its name or its Owner’s', async () => {
  const { kim, jonas } = await team()
  const closed = await company(null, kim.id)
  await inTransaction(async (tx) => {
    await tx.update(companies).set({ closedAt: clock.now() }).where(eq(companies.id, closed.id))
    await tx.delete(memberships).where(eq(memberships.companyId, closed.id))
  })
  const tellTo = (recipientId: string) =>
    job('mail-company-closed', { companyId: closed.id, actorId: kim.id, recipientId })
  const { to, mail } = mailOf(await tellTo(jonas.id))
  expect(to).toBe(jonas.email)
  expect(mail.props).toMatchObject({
    isActor: false,
    company: 'Kim Weber',
    actorName: 'Kim Weber',
    readerKind: 'developer',
  })
  expect(mailOf(await tellTo(kim.id)).mail.props).toMatchObject({ isActor: true, readerKind: 'client' })
  expect(await tellTo(newId())).toEqual({ skipped: 'account-gone' })
})
