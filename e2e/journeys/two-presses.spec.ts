import { eq, like } from 'drizzle-orm'
import { db } from '@/db/client'
import { sshKeys } from '@/db/schema/account-belongings'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { formsOn, type PostedForm, post } from '@/e2e/posted-form'
import { expect, test } from '@/e2e/world'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { fresh, newDeveloper, offerFrom, startTrial } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import { newPublicKey } from '@/testing/ssh-key'
import type { Stack } from '@/testing/stack'

const PRESSES = 8

type Pressed = { path: string; cookies?: Record<string, string>; typed?: Record<string, string>; field?: string }

/** The form of a page that has a field, filled in as a browser without script would send it. */
async function formOf(stack: Stack, { path, cookies = {}, typed = {}, field }: Pressed): Promise<PostedForm> {
  const forms = await formsOn(stack, cookies, path, typed)
  const wanted = field ?? Object.keys(typed)[0]
  const form = forms.find(({ fields }) => fields.some(([name]) => name === wanted))
  if (!form) throw new Error(`no form with ${wanted} on ${path}`)
  const missing = Object.entries(typed).filter(([name]) => !form.fields.some(([known]) => known === name))
  return { path, fields: [...form.fields, ...missing] }
}

/** Presses several times at once, and once more when all is done. Every answer leads to the same page: answers its address. */
async function press(stack: Stack, pressed: Pressed): Promise<string> {
  const form = await formOf(stack, pressed)
  const once = () => post(stack, form, pressed.cookies ?? {})
  const answers = await Promise.all(Array.from({ length: PRESSES }, once))
  answers.push(await once())
  const led = answers.map(({ status, headers }) => `${status} ${headers.location ?? ''}`)
  expect(new Set(led), `${pressed.path}: ${led.join(', ')}`).toEqual(new Set([led[0]]))
  expect(led[0]).toMatch(/^303 /)
  return (led[0] ?? '').slice(4)
}

test('presses without script make one App, one Company, one key, one code and one link', async ({ stack }) => {
  const { actor, slug } = await newDeveloper()
  const cookies = await sessionHeader(actor.accountId)
  const name = fresh('ein-druck')
  const app = await press(stack, { path: paths.newApp(slug), cookies, typed: { name }, field: 'planSlug' })
  expect(new URL(app, stack.address).pathname).toBe(paths.app(slug, name))
  expect(await db().$count(apps, eq(apps.createdBy, actor.accountId))).toBe(1)

  const company = fresh('Ein Haus')
  await press(stack, { path: paths.newCompany(), cookies, typed: { name: company, purpose: 'own' }, field: 'purpose' })
  expect(await db().$count(companies, eq(companies.name, company))).toBe(1)

  const typed = { publicKey: newPublicKey(), label: 'laptop' }
  await press(stack, { path: paths.sshKeys(), cookies, typed })
  expect(await db().$count(sshKeys, eq(sshKeys.accountId, actor.accountId))).toBe(1)

  const email = `${fresh('neu')}@studio.example`
  const person = { firstName: 'Nora', lastName: 'Weiss', email, password: 'paper ink pine 1' }
  await press(stack, { path: paths.signUp(), typed: person })
  await press(stack, { path: paths.forgot(), typed: { email } })
  const rows = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, email))
  expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['reset-password', 'sign-up'])
})

test('presses without script invite once: to the team, and a client', async ({ stack }) => {
  const { actor, slug } = await newDeveloper()
  const cookies = await sessionHeader(actor.accountId)
  const email = `${fresh('jonas')}@weber.example`
  await press(stack, { path: paths.inviteMember(slug), cookies, typed: { email, role: 'admin' } })
  const invites = await db().select().from(teamInvites).where(eq(teamInvites.email, email))
  expect(invites).toHaveLength(1)
  expect(await db().$count(outbox, like(outbox.key, `team-invite:${invites[0]?.id}:%`))).toBe(1)

  const app = await startTrial({ actor, slug } as Parameters<typeof startTrial>[0], fresh('einmal'))
  const { draftId } = await startDraft(actor, { appName: app.name })
  const client = `kim@${app.name}.example`
  await describeClient(actor, {
    ...{ draftId, email: client, clientName: 'Kim', clientCompany: '', message: '', noun: 'website', country: 'DE' },
    ...{ language: 'en', keptAccess: 'admin', expiryDays: 14, acceptedEmail: '', firstName: '', lastName: '' },
  })
  const sent = await press(stack, { path: paths.inviteStep(draftId, 'check'), cookies, field: 'draftId' })
  expect(sent).toContain(paths.invitation(draftId))
  expect(await db().$count(clientInvites, eq(clientInvites.email, client))).toBe(1)
  expect(await db().$count(outbox, like(outbox.key, `invite:${draftId}:%`))).toBe(1)
})

test('presses without script remove, leave and close once, and each shows what came of it', async ({ stack }) => {
  const boss = await newDeveloper()
  const { slug } = await setUpCompany(boss.actor, { name: fresh('Haus'), client: null })
  const invited = async (role: 'admin' | 'billing') => {
    const email = `${fresh('dana')}@weber.example`
    return joinTeam(await inviteToTeam(boss.actor, slug, { email, role, appIds: [] }))
  }
  const [removed, leaver] = [await invited('admin'), await invited('billing')]
  const cookies = await sessionHeader(boss.actor.accountId)

  const afterRemoval = await press(stack, {
    path: paths.removePerson(slug, removed.accountId),
    cookies,
    field: 'accountId',
  })
  expect(afterRemoval).toContain(paths.formerPerson(slug, removed.accountId))

  // With nothing left anywhere the sessions end: the presses after that come from nobody.
  const theirs = await sessionHeader(leaver.accountId)
  const afterLeaving = await press(stack, { path: paths.leave(slug), cookies: theirs, field: 'companySlug' })
  expect(new URL(afterLeaving, stack.address).pathname).toBe(paths.signIn())
  expect(await db().$count(memberships, eq(memberships.accountId, leaver.accountId))).toBe(0)

  const [house] = await db().select().from(companies).where(eq(companies.slug, slug))
  const typed = { name: house?.name ?? '' }
  const afterClosing = await press(stack, { path: paths.closeCompany(slug), cookies, typed })
  expect(new URL(afterClosing, stack.address).pathname).toBe(paths.companies())
})

test('presses of a new client without script order once and make one account', async ({ stack, developer }) => {
  const { link, email, mailedLink } = await offerFrom(developer)
  await stack.control({ webhooks: 'normal' })
  expect(link).toContain(mailedLink)
  const typed = { name: 'Kim Berger', companyName: fresh('Laden'), country: 'DE', businessTick: 'on' }
  const form = await formOf(stack, { path: paths.order(mailedLink), typed, field: 'termsHash' })
  // Not by the button that only shows the amount.
  const ordering = { ...form, fields: form.fields.filter(([name]) => name !== 'intent') }
  const answers = await Promise.all(Array.from({ length: 3 }, () => post(stack, ordering, {})))
  for (const { status, headers } of answers) expect(`${status} ${headers.location}`).toMatch(/^303 \S+\/c\/pay\//)
  expect(await db().$count(accounts, eq(accounts.email, email))).toBe(1)
})
