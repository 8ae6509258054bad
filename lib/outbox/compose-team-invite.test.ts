import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { oneTimeTokens } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { teamInvites } from '@/db/schema/team-invites'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { token } from '@/lib/token'
import { jobOf } from '@/testing/jobs'
import { company, end, invite, join, mailOf, person, trial } from '@/testing/team-mail'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'

const { moveClock } = prepareVerbs()
afterEach(() => moveClock(0))

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload))

async function blumenhaus() {
  const kim = await person({ first: 'Kim', kind: 'client', language: 'de' })
  const made = await company('Blumenhaus GmbH', kim.id)
  return { kim, companyId: made.id, slug: made.slug }
}

const change = (inviteId: string, values: Partial<typeof teamInvites.$inferInsert>) =>
  db().update(teamInvites).set(values).where(eq(teamInvites.id, inviteId))

test('a team invite says who, what, as what and until when, with the mailed link, in the invite’s language', async () => {
  const { kim, companyId } = await blumenhaus()
  const appIds = [await trial(companyId, kim.id, 'zoo'), await trial(companyId, kim.id, 'archive')]
  const to = { companyId, inviterId: kim.id, email: 'jonas@weber.example' }
  const inviteId = await invite({ ...to, role: 'collaborator', appIds })
  const composed = mailOf(await job('mail-team-invite', { inviteId, generation: 1 }))
  expect([composed.to, composed.mail.language]).toEqual(['jonas@weber.example', 'en'])
  const secret = token.derive({ purpose: 'team-invite', id: inviteId, generation: 1, channel: 'mailed' })
  expect(composed.mail.props).toEqual({
    ...{ readerName: 'Jonas Weber', readerKind: 'developer', inviterName: 'Kim Weber', inviterEmail: kim.email },
    ...{ company: 'Blumenhaus GmbH', role: 'collaborator', message: 'Hi\nJonas' },
    apps: ['archive.apps.localhost', 'zoo.apps.localhost'],
    ...{ openUntil: 'Saturday, 7 December', openUntilShort: '7 December' },
    url: `http://localhost:3000/t/${secret}`,
  })
})

test('invites as Owner and Billing speak to a client, others to a developer, and to whoever is known as what they are', async () => {
  const { kim, companyId } = await blumenhaus()
  const kindOf = async (role: 'owner' | 'admin' | 'billing', email: string) => {
    const inviteId = await invite({ companyId, inviterId: kim.id, email, role })
    const { props } = mailOf(await job('mail-team-invite', { inviteId, generation: 1 })).mail
    return 'readerKind' in props && props.readerKind
  }
  expect(await kindOf('owner', 'a@weber.example')).toBe('client')
  expect(await kindOf('billing', 'b@weber.example')).toBe('client')
  expect(await kindOf('admin', 'c@weber.example')).toBe('developer')
  expect(await kindOf('admin', (await person({ first: 'Nora', kind: 'client' })).email)).toBe('client')
  expect(await kindOf('owner', (await person({ first: 'Nils', kind: 'developer' })).email)).toBe('developer')
})

test('an invite that was replaced, ended or has expired is not mailed', async () => {
  const { kim, companyId } = await blumenhaus()
  const make = (name: string) => invite({ companyId, inviterId: kim.id, email: `${name}@weber.example`, role: 'admin' })
  const mail = (inviteId: string) => job('mail-team-invite', { inviteId, generation: 1 })
  const [replaced, withdrawn, declined, accepted, expired] = [
    await make('replaced'),
    await make('withdrawn'),
    await make('declined'),
    await make('accepted'),
    await make('expired'),
  ]
  await change(replaced, { generation: 2 })
  await change(withdrawn, { withdrawnAt: clock.now() })
  await change(declined, { declinedAt: clock.now() })
  await change(accepted, { acceptedAt: clock.now(), acceptedBy: kim.id })
  await change(expired, { expiresAt: new Date(clock.now().getTime() + 60_000) })
  moveClock(2 * MINUTE)
  expect(await mail(replaced)).toEqual({ skipped: 'replaced' })
  expect(await mail(withdrawn)).toEqual({ skipped: 'withdrawn' })
  expect(await mail(declined)).toEqual({ skipped: 'declined' })
  expect(await mail(accepted)).toEqual({ skipped: 'accepted' })
  expect(await mail(expired)).toEqual({ skipped: 'expired' })
})

test('a withdrawn invite is told once it was open, and answers go to the inviter only while they are there', async () => {
  const { kim, companyId } = await blumenhaus()
  const mara = await person({ first: 'Mara', kind: 'developer' })
  await join(companyId, mara.id, 'admin')
  const inviteId = await invite({
    companyId,
    inviterId: mara.id,
    email: 'ole@weber.example',
    role: 'admin',
    language: 'de',
  })
  const mail = () => job('mail-team-invite-withdrawn', { inviteId })
  expect(await mail()).toEqual({ skipped: 'not-withdrawn' })
  await change(inviteId, { withdrawnAt: clock.now() })
  const { to, mail: told } = mailOf(await mail())
  expect([to, told.language]).toEqual(['ole@weber.example', 'de'])
  expect(told.props).toMatchObject({ inviterEmail: mara.email, company: 'Blumenhaus GmbH' })
  await end(companyId, mara.id)
  expect(mailOf(await mail()).mail.props).toMatchObject({ inviterEmail: null })
  const late = await invite({ companyId, inviterId: kim.id, email: 'late@weber.example', role: 'admin' })
  await change(late, { withdrawnAt: clock.now(), expiresAt: new Date(clock.now().getTime() - 60_000) })
  expect(await job('mail-team-invite-withdrawn', { inviteId: late })).toEqual({ skipped: 'expired' })
})

test('a Company that is called like whoever invites is not named beside them', async () => {
  const kim = await person({ first: 'Kim', kind: 'developer' })
  const { id: companyId } = await company(null, kim.id)
  const inviteId = await invite({ companyId, inviterId: kim.id, email: 'ada@weber.example', role: 'admin' })
  const { mail } = mailOf(await job('mail-team-invite', { inviteId, generation: 1 }))
  expect(mail.props).toMatchObject({ inviterName: 'Kim Weber', company: '' })
})

test('a no is told to the inviter in their language, while they are on the team', async () => {
  const { kim, companyId, slug } = await blumenhaus()
  const mara = await person({ first: 'Mara', kind: 'developer' })
  await join(companyId, mara.id, 'admin')
  const inviteId = await invite({ companyId, inviterId: kim.id, email: 'ole@weber.example', role: 'admin' })
  const { to, mail } = mailOf(await job('mail-team-invite-declined', { inviteId }))
  expect([to, mail.language]).toEqual([kim.email, 'de'])
  expect(mail.props).toMatchObject({
    ...{ readerKind: 'client', personName: 'Jonas Weber', personEmail: 'ole@weber.example', role: 'admin' },
    teamUrl: `http://localhost:3000/c/${slug}/team`,
  })
  const other = await invite({ companyId, inviterId: mara.id, email: 'ida@weber.example', role: 'admin' })
  await end(companyId, mara.id)
  expect(await job('mail-team-invite-declined', { inviteId: other })).toEqual({ skipped: 'not-entitled' })
})

test('a wish for a new link reaches the inviter while it is open and while they may answer it', async () => {
  const { kim, companyId, slug } = await blumenhaus()
  const bo = await person({ first: 'Bo', kind: 'client' })
  await join(companyId, bo.id, 'billing')
  const inviteId = await invite({ companyId, inviterId: kim.id, email: 'ole@weber.example', role: 'owner' })
  const mail = () => job('mail-team-link-wanted', { inviteId })
  expect(await mail()).toEqual({ skipped: 'sent-meanwhile' })
  await change(inviteId, { newLinkWantedAt: clock.now(), expiresAt: new Date('2020-11-20T23:00:00Z') })
  const { props } = mailOf(await mail()).mail
  expect(props).toMatchObject({
    expiredOn: '20. November',
    inviteUrl: `http://localhost:3000/c/${slug}/team/invites/${inviteId}`,
  })
  await change(inviteId, { inviterId: bo.id })
  expect(await mail()).toEqual({ skipped: 'not-entitled' })
  await change(inviteId, { inviterId: kim.id, declinedAt: clock.now() })
  expect(await mail()).toEqual({ skipped: 'declined' })
})

test('whoever was invited by address alone is called by it, whatever their account is called', async () => {
  const { kim, companyId } = await blumenhaus()
  const nora = await person({ first: 'Nora', kind: 'developer' })
  const inviteId = await invite({ companyId, inviterId: kim.id, email: nora.email, role: 'admin' })
  await change(inviteId, { name: '', newLinkWantedAt: clock.now() })
  for (const kind of ['mail-team-link-wanted', 'mail-team-invite-declined'] as const) {
    const { props } = mailOf(await job(kind, { inviteId })).mail
    expect(props).toMatchObject({ personName: nora.email, personEmail: nora.email })
  }
})

test('a mail names only Apps that are still in the Company of the invite', async () => {
  const { kim, companyId } = await blumenhaus()
  const elsewhere = await blumenhaus()
  const made = ['stays', 'moves', 'goes']
  const appIds = await Promise.all(made.map((name) => trial(companyId, kim.id, name)))
  const to = { companyId, inviterId: kim.id, email: 'apps@weber.example' }
  const inviteId = await invite({ ...to, role: 'collaborator', appIds })
  await db()
    .update(apps)
    .set({ companyId: elsewhere.companyId })
    .where(eq(apps.id, appIds[1] ?? ''))
  await db()
    .update(apps)
    .set({ deletedAt: clock.now() })
    .where(eq(apps.id, appIds[2] ?? ''))
  const { props } = mailOf(await job('mail-team-invite', { inviteId, generation: 1 })).mail
  expect(props).toMatchObject({ apps: ['stays.apps.localhost'] })
})

test('the code for a copied team link names the Company', async () => {
  const { kim, companyId } = await blumenhaus()
  const inviteId = await invite({ companyId, inviterId: kim.id, email: 'ole@weber.example', role: 'admin' })
  const [id, createdAt] = [newId(), clock.now()]
  const expiresAt = new Date(createdAt.getTime() + 600_000)
  const row = {
    id,
    purpose: 'join-team',
    email: 'ole@weber.example',
    inviteId,
    language: 'de',
    createdAt,
    expiresAt,
  } as const
  await db().insert(oneTimeTokens).values(row)
  const { to, mail } = mailOf(await job('mail-code', { tokenId: id, generation: 1 }))
  expect([to, mail.language]).toEqual(['ole@weber.example', 'de'])
  expect(mail.props).toMatchObject({ purpose: 'join-team', company: 'Blumenhaus GmbH', site: null })
})
