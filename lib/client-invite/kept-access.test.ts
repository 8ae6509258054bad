import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { KEPT_ACCESSES, type KeptAccess, type Role } from '@/db/vocabulary'
import { moveApp } from '@/lib/billing/move-app'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { compose } from '@/lib/outbox/compose'
import { orderForm, orderNow, orderPage, press, reasonOf } from '@/testing/invite'
import { jobOf } from '@/testing/jobs'
import { clientWithCard } from '@/testing/known-client'
import { prepareOffer } from '@/testing/offer'
import { fresh, inviteClient, newDeveloper, payAtStandIn, startTrial } from '@/testing/people'
import { appRow, checkoutRow, inviteRow } from '@/testing/rows'
import { accountOfEmail } from '@/testing/team-invite'
import { mailOf } from '@/testing/team-mail'
import { isMoreThanToday, keepable, keptAs } from './kept-access'
import { findInvitation } from './queries'
import { settle } from './settle'

const { offer } = prepareOffer()

test.each<[KeptAccess, Role | null, KeptAccess[]]>([
  ['admin', null, ['admin', 'collaborator', 'none']],
  ['admin', 'collaborator', ['admin', 'collaborator', 'none']],
  ['admin', 'billing', ['admin', 'none']],
  ['admin', 'admin', ['admin']],
  ['admin', 'owner', ['admin']],
  ['collaborator', null, ['collaborator', 'none']],
  ['collaborator', 'collaborator', ['collaborator', 'none']],
  ['collaborator', 'billing', ['collaborator']],
  ['collaborator', 'admin', ['collaborator']],
  ['none', null, ['none']],
  ['none', 'admin', ['none']],
])('asked for %s, and %s today: the client chooses from %j', (asked, held, choices) => {
  expect(keepable(asked, held)).toEqual(choices)
})

test.each<[Role | null, KeptAccess]>([
  ['owner', 'admin'],
  ['admin', 'admin'],
  ['billing', 'none'],
  ['collaborator', 'collaborator'],
  [null, 'none'],
])('whoever is %s afterwards has kept %s', (role, kept) => {
  expect(keptAs(role)).toBe(kept)
})

test.each<[KeptAccess, Role | null, boolean]>([
  ['admin', null, true],
  ['admin', 'collaborator', true],
  ['admin', 'billing', true],
  ['collaborator', null, true],
  ['collaborator', 'collaborator', false],
  ['admin', 'admin', false],
  ['none', null, false],
])('to ask for %s while being %s is more than today: %s', (asked, held, isMore) => {
  expect(isMoreThanToday(asked, held)).toBe(isMore)
})

/** A client with a card who has an App of this developer already, and another one offered that asks for Admin. */
async function secondOffer(held: 'collaborator' | 'nothing') {
  const mara = await newDeveloper()
  const petra = await clientWithCard(await newDeveloper())
  const { companyId } = await appRow(petra.appName)
  if (held === 'collaborator') {
    const [app] = await db().select({ id: apps.id }).from(apps).where(eq(apps.companyId, companyId))
    const row = { appId: app?.id ?? '', accountId: mara.actor.accountId, createdAt: clock.now() }
    await db().insert(appCollaborators).values(row)
  }
  const { name } = await startTrial(mara, fresh('zweite'))
  const invited = await inviteClient(mara, name, { email: petra.email })
  return { mara, petra, companyId, name, invited }
}

const linesAbout = async (companyId: string, accountId: string) => {
  const rows = await db().select().from(activities).where(eq(activities.companyId, companyId)).orderBy(activities.id)
  return rows.filter(({ facts }) => facts.accountId === accountId).map(({ verb, facts }) => ({ verb, ...facts }))
}

describe('what the client lets the sender keep is what happens', () => {
  test.each(KEPT_ACCESSES)('%s, in a Company the sender was nothing in', async (keptAccess) => {
    const { mara, petra, companyId, name, invited } = await secondOffer('nothing')
    const form = await orderForm(invited.mailedLink, petra.accountId, companyId)
    const ordered = await press(invited.mailedLink, { ...form, keptAccess })
    if (ordered.kind !== 'completed') throw new Error(ordered.kind)
    const { accountId } = mara.actor
    const role = await roleOf(db(), companyId, accountId)
    expect(keptAs(role)).toBe(keptAccess)
    const { id: appId } = await appRow(name)
    const joined = { verb: 'member-joined', accountId, before: null, after: keptAccess }
    const logged = { admin: [{ ...joined, apps: '' }], collaborator: [{ ...joined, apps: appId }], none: [] }
    expect(await linesAbout(companyId, accountId)).toEqual(logged[keptAccess])
    const { checkoutId } = ordered
    expect((await checkoutRow(checkoutId)).keptAccess).toBe(keptAccess)
    for (const kind of ['mail-done-client', 'mail-done-developer'] as const) {
      expect(mailOf(await compose(jobOf(kind, { checkoutId }))).mail.props).toMatchObject({ keptAccess })
    }
    expect((await findInvitation(accountId, invited.inviteId))?.offer).toMatchObject({ keptAccess })
  })

  test('whoever worked on one App there and becomes Admin of all has a line that says so', async () => {
    const { mara, petra, companyId, invited } = await secondOffer('collaborator')
    await press(invited.mailedLink, await orderForm(invited.mailedLink, petra.accountId, companyId))
    const { accountId } = mara.actor
    expect(await linesAbout(companyId, accountId)).toEqual([
      { verb: 'role-changed', accountId, before: 'collaborator', after: 'admin' },
    ])
  })

  test('whoever worked on one App there and may work on this one too has a line with both', async () => {
    const { mara, petra, companyId, name, invited } = await secondOffer('collaborator')
    const form = await orderForm(invited.mailedLink, petra.accountId, companyId)
    await press(invited.mailedLink, { ...form, keptAccess: 'collaborator' })
    const { accountId } = mara.actor
    const before = (await appRow(petra.appName)).id
    const after = [before, (await appRow(name)).id].sort().join(' ')
    expect(await linesAbout(companyId, accountId)).toEqual([{ verb: 'apps-ticked', accountId, before, after }])
  })

  test('through Stripe, into a new Company', async () => {
    const { mailedLink, inviteId } = offer.invited
    const form = await orderForm(mailedLink)
    const ordered = await press(mailedLink, { ...form, keptAccess: 'collaborator' })
    if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
    await payAtStandIn(await startCheckout(ordered.checkoutId), 'Kim Berger')
    expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
    const { companyId } = await appRow(offer.app)
    expect(await roleOf(db(), companyId, offer.mara.actor.accountId)).toBe('collaborator')
    expect((await inviteRow(inviteId)).completedAt).not.toBeNull()
  })
})

test('more than the sender asked for cannot be ordered, and nothing else than what there is', async () => {
  const less = await inviteClient(offer.mara, (await startTrial(offer.mara, fresh('wenig'))).name, {
    email: 'jan@hafen.example',
    keptAccess: 'collaborator',
  })
  const form = await orderForm(less.mailedLink)
  for (const keptAccess of ['admin', 'owner', 'Admin']) {
    expect(await reasonOf(press(less.mailedLink, { ...form, keptAccess }))).toBe('kept-access-unknown')
  }
})

test('Collaborators who go along to the client have a line there too', async () => {
  const other = await newDeveloper()
  const mara = await newDeveloper()
  const { id, name } = await startTrial(mara, fresh('team'))
  await db().insert(appCollaborators).values({ appId: id, accountId: other.actor.accountId, createdAt: clock.now() })
  const petra = await clientWithCard(await newDeveloper())
  const { companyId } = await appRow(petra.appName)
  const invited = await inviteClient(mara, name, { email: petra.email })
  await press(invited.mailedLink, await orderForm(invited.mailedLink, petra.accountId, companyId))
  const { accountId } = other.actor
  const joined = { verb: 'member-joined', accountId, before: null, after: 'collaborator', apps: id }
  expect(await linesAbout(companyId, accountId)).toEqual([joined])
})

test('a Collaborator whom the client did not agree to has a line about the access that ended', async () => {
  const late = await newDeveloper()
  const { id, companyId } = await appRow(offer.app)
  const ordered = await orderForm(offer.invited.mailedLink)
  await db().insert(appCollaborators).values({ appId: id, accountId: late.actor.accountId, createdAt: clock.now() })
  const { checkoutId } = (await press(offer.invited.mailedLink, ordered)) as { checkoutId: string }
  await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
  expect(await settle({ checkoutId })).toBe('applied')
  const { accountId } = late.actor
  expect(await linesAbout(companyId, accountId)).toEqual([{ verb: 'apps-ticked', accountId, before: id, after: '' }])
})

test('a Collaborator who goes along with an App that is moved has a line where it goes', async () => {
  const [mara, other] = [await newDeveloper(), await newDeveloper()]
  const { id, name } = await startTrial(mara, fresh('umzug'))
  await db().insert(appCollaborators).values({ appId: id, accountId: other.actor.accountId, createdAt: clock.now() })
  const { slug } = await setUpCompany(mara.actor, { name: 'Studio Nord', client: null })
  await moveApp(mara.actor, { companySlug: mara.slug, appName: name, targetSlug: slug, contactId: null })
  const { companyId } = await appRow(name)
  const { accountId } = other.actor
  const joined = { verb: 'member-joined', accountId, before: null, after: 'collaborator', apps: id }
  expect(await linesAbout(companyId, accountId)).toEqual([joined])
})

test('another choice is another order: the payment page of the one before leads to nothing', async () => {
  const { mailedLink, email } = offer.invited
  const first = await orderNow(offer.invited)
  const account = await accountOfEmail(email)
  const again = { ...(await orderForm(mailedLink, account?.id ?? null)), keptAccess: 'none' }
  const ordered = await press(mailedLink, again)
  expect((await checkoutRow(first)).status).toBe('superseded')
  const open = and(eq(billingCheckouts.inviteId, offer.invited.inviteId), eq(billingCheckouts.status, 'open'))
  expect(await db().select({ id: billingCheckouts.id }).from(billingCheckouts).where(open)).toEqual([
    { id: ordered.kind === 'to-payment' ? ordered.checkoutId : '' },
  ])
})

describe('the order page', () => {
  const kept = async (link: string, accountId: string | null, companyId: string | null) => {
    const view = await orderPage(link, accountId, companyId)
    return view?.kind === 'order' ? view.kept : null
  }

  test('says what the sender is in the chosen Company today, and nothing of it for a new one', async () => {
    const { mara, petra, companyId, invited } = await secondOffer('collaborator')
    const { mailedLink } = invited
    const choices = ['admin', 'collaborator', 'none']
    expect(await kept(mailedLink, petra.accountId, companyId)).toEqual({
      ...{ choices, preset: 'admin', held: 'collaborator', worksOn: 1 },
    })
    expect(await kept(mailedLink, petra.accountId, 'new')).toEqual({ choices, preset: 'admin', held: null, worksOn: 0 })
    await db().delete(appCollaborators).where(eq(appCollaborators.accountId, mara.actor.accountId))
    const member = { companyId, accountId: mara.actor.accountId, role: 'admin', createdAt: clock.now() } as const
    await db().insert(memberships).values(member)
    expect(await kept(mailedLink, petra.accountId, companyId)).toMatchObject({ choices: ['admin'], held: 'admin' })
  })

  test('shows the choice of an order that did not come to an end: nobody chooses less twice', async () => {
    const { mailedLink, email } = offer.invited
    await press(mailedLink, { ...(await orderForm(mailedLink)), keptAccess: 'none' })
    const account = await accountOfEmail(email)
    expect(await kept(mailedLink, account?.id ?? null, null)).toMatchObject({ preset: 'none' })
  })
})
