import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { ACTIVITY_VERBS, type ActivityVerb } from '@/db/vocabulary'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { stopOwnNewsletter } from '@/lib/account/newsletter/stop'
import { setPassword } from '@/lib/account/set-password'
import { closeCompany } from '@/lib/billing/close-company'
import { keepPlan } from '@/lib/billing/end-plan'
import { endPlans } from '@/lib/billing/end-plans'
import { moveApp } from '@/lib/billing/move-app'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { startCheckout } from '@/lib/billing/start-checkout'
import { decline } from '@/lib/client-invite/decline'
import { remind } from '@/lib/client-invite/remind'
import { resend } from '@/lib/client-invite/resend'
import { see } from '@/lib/client-invite/see'
import { settle } from '@/lib/client-invite/settle'
import { stopLink, stopReminders } from '@/lib/client-invite/stop-reminders'
import { withdraw } from '@/lib/client-invite/withdraw'
import { clock } from '@/lib/clock'
import { renameCompany } from '@/lib/company/rename'
import { setCompanySetting } from '@/lib/company/set-company-setting'
import { showDeveloperTools } from '@/lib/company/show-developer-tools'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { removeMember } from '@/lib/team/remove-member'
import { setAppsOf } from '@/lib/team/set-app-access'
import { orderForm, press } from '@/testing/invite'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { bearerOf, teamBearerOf } from '@/testing/links'
import { type Developer, inviteClient, linksOf, payAtStandIn, signUpDeveloper, startTrial } from '@/testing/people'
import { end, inDays, restore, switchOff } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { type House, joins, newHouse, type Person } from '@/testing/team'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { correctTeamInvite } from './correct-address'
import { declineTeamInvite } from './decline'
import { resendTeamInvite } from './resend'
import { withdrawTeamInvite } from './withdraw'

// One change, one entry: every verb is called, and the log grows by exactly what is listed. A call that is refused or that
// changes nothing leaves none.

vi.setConfig({ testTimeout: 120_000 })
const seen = new Set<ActivityVerb>()
const stack = prepareStack()
let mara: Developer
let house: House
let count = 0

beforeAll(async () => {
  mara = await newDeveloper()
  house = await newHouse()
})

function newDeveloper(): Promise<Developer> {
  count += 1
  const email = `mara${count}@canary.example`
  return signUpDeveloper({ firstName: 'Canarymara', lastName: 'Canarylind', email, password: 'paper ink pine 1' })
}

async function entries() {
  return db().select().from(activities).orderBy(activities.id)
}

/** What a call adds to the log. A refusal is an answer like any other; everything else is thrown on. */
async function adds(work: () => Promise<unknown>, ...verbs: ActivityVerb[]) {
  const before = new Set((await entries()).map(({ id }) => id))
  await work().catch((error: Error) => {
    if (error.name !== 'Refusal' || verbs.length > 0) throw error
  })
  const added = (await entries()).filter(({ id }) => !before.has(id))
  expect(added.map(({ verb }) => verb).sort()).toEqual([...verbs].sort())
  for (const { verb } of added) seen.add(verb)
  return added
}

const nothing = (work: () => Promise<unknown>) => adds(work)
const freshActor = ({ actor }: Person) => ({ ...actor, provedAt: clock.now() })
const in1 = <T extends object>(more: T) => ({ companySlug: house.slug, ...more })

test('an account and its Company, a sign-up twice, a password', async () => {
  let made: Developer | undefined
  await adds(async () => (made = await newDeveloper()), 'account-created', 'company-created')
  const password = { password: 'another ink pine 2' }
  const actor = { kind: 'account', accountId: made?.actor.accountId ?? '', provedAt: clock.now() } as const
  await nothing(() => setPassword(actor, { password: 'short' }))
  const [fresh] = await db().insert(accounts).values(bareAccount()).returning({ id: accounts.id })
  await adds(() => setPassword({ ...actor, accountId: fresh?.id ?? '' }, password), 'password-set')
})

function bareAccount() {
  count += 1
  const id = crypto.randomUUID()
  return {
    id,
    kind: 'client',
    email: `bare${count}@canary.example`,
    firstName: 'Bare',
    createdAt: clock.now(),
  } as const
}

test('an offer: made, sent anew, seen, reminded of, declined, withdrawn', async () => {
  await adds(() => startTrial(mara, 'one-a'), 'app-created')
  await nothing(() => startTrial(mara, 'one-a'))
  const email = 'client1@canary.example'
  let inviteId = ''
  await adds(async () => ({ inviteId } = await inviteClient(mara, 'one-a', { email })), 'invite-sent')
  await nothing(() => inviteClient(mara, 'one-a', { email }))
  await nothing(() => resend(mara.actor, { inviteId }))
  stack.moveClock(2 * MINUTE)
  await adds(() => resend(mara.actor, { inviteId }), 'invite-resent')
  const { mailedLink } = await linksOf(inviteId)
  const bearer = await bearerOf(mailedLink)
  await adds(() => see(bearer), 'invite-seen')
  await nothing(() => see(bearer))
  stack.moveClock(2 * DAY)
  await adds(() => remind(mara.actor, { inviteId }), 'invite-reminded')
  await nothing(() => remind(mara.actor, { inviteId }))
  await adds(() => stopReminders(stopLink(inviteId)), 'reminders-stopped')
  await nothing(() => stopReminders(stopLink(inviteId)))
  await adds(() => decline(bearer, { accountId: null, reason: 'Canaryreason' }), 'invite-declined')
  await nothing(() => decline(bearer, { accountId: null, reason: '' }))
  await nothing(() => withdraw(mara.actor, { inviteId }))
  const second = await inviteClient(mara, 'one-a', { email: 'client2@canary.example' })
  await adds(() => withdraw(mara.actor, second), 'invite-withdrawn')
  await nothing(() => withdraw(mara.actor, second))
})

test('an order and the hand-over: one entry on each side, however often it is settled', async () => {
  const client = { email: 'client3@canary.example', name: 'Canaryclient' }
  const invited = await inviteClient(mara, 'one-a', client)
  const form = await orderForm(invited.mailedLink)
  let checkoutId = ''
  const order = async () => {
    const ordered = await press(invited.mailedLink, form)
    if (ordered.kind === 'to-payment') checkoutId = ordered.checkoutId
  }
  await adds(order, 'account-created', 'invite-ordered')
  await payAtStandIn(await startCheckout(checkoutId), 'Canaryclient')
  // The sender joins the client's Company, which is made with the hand-over.
  const handedOver = ['company-created', 'member-joined', 'app-handed-over', 'app-handed-over'] as const
  await adds(() => settle({ checkoutId }), ...handedOver)
  await nothing(() => settle({ checkoutId }))
})

test('invites to a team: sent, sent anew, corrected, declined, withdrawn, accepted', async () => {
  const { actor } = house.owner
  const invite = (email: string) => inviteToTeam(actor, house.slug, { email, role: 'admin', name: 'Canaryname' })
  let inviteId = ''
  await adds(async () => ({ inviteId } = await invite('team1@canary.example')), 'member-invited')
  await nothing(() => invite('team1@canary.example'))
  await nothing(() => resendTeamInvite(actor, in1({ inviteId })))
  stack.moveClock(2 * DAY + 5 * MINUTE)
  await adds(() => resendTeamInvite(actor, in1({ inviteId })), 'team-invite-resent')
  stack.moveClock(2 * DAY + 10 * MINUTE)
  const corrected = { email: 'team2@canary.example', acceptedEmail: 'team2@canary.example' }
  await adds(() => correctTeamInvite(actor, in1({ inviteId, ...corrected })), 'team-invite-corrected')
  await adds(() => withdrawTeamInvite(actor, in1({ inviteId })), 'team-invite-withdrawn')
  await nothing(() => withdrawTeamInvite(actor, in1({ inviteId })))
  const declined = await invite('team3@canary.example')
  const bearer = await teamBearerOf(declined.mailedLink)
  await adds(() => declineTeamInvite(bearer, { accountId: null }), 'team-invite-declined')
  await nothing(() => declineTeamInvite(bearer, { accountId: null }))
  const accepted = await invite('team4@canary.example')
  await adds(() => joinTeam(accepted), 'account-created', 'company-created', 'member-joined')
  await nothing(() => joinTeam(accepted))
})

test('people of a team: another role, other Apps, an invite passed on, leaving, being removed', async () => {
  const { owner, slug, appIds } = house
  const worker = await joins(house, 'collaborator')
  const names = Object.keys(appIds).map((name) => `${name}-${slug.split('-')[1]}`)
  const accountId = worker.id
  const [ticked] = await adds(
    () => setAppsOf(owner.actor, in1({ accountId, appNames: names, shown: names })),
    'apps-ticked',
  )
  expect(ticked?.facts).toMatchObject({ accountId, before: appIds.shop })
  expect(String(ticked?.facts.after).split(' ').sort()).toEqual(Object.values(appIds).sort())
  await nothing(() => setAppsOf(owner.actor, in1({ accountId, appNames: names, shown: names })))
  const [changed] = await adds(() => changeRole(owner.actor, in1({ accountId, role: 'admin' })), 'role-changed')
  expect(changed).toMatchObject({ actorId: owner.id, facts: { accountId, before: 'collaborator', after: 'admin' } })
  await nothing(() => changeRole(owner.actor, in1({ accountId, role: 'admin' })))
  await nothing(() => changeRole(worker.actor, in1({ accountId: owner.id, role: 'admin' })))
  await inviteToTeam(worker.actor, slug, { email: 'team5@canary.example', role: 'admin' })
  const going = () => leave(freshActor(worker), in1({}))
  const left = await adds(going, 'member-left', 'team-invite-passed-on')
  expect(left.find(({ verb }) => verb === 'member-left')?.facts).toMatchObject({
    accountId,
    before: 'admin',
    after: null,
  })
  await nothing(going)
  await nothing(() => leave(freshActor(owner), in1({})))
  const removed = await joins(house, 'billing')
  const removing = () => removeMember(freshActor(owner), in1({ accountId: removed.id, message: 'Canarynote' }))
  const [gone] = await adds(removing, 'member-removed')
  expect(gone).toMatchObject({ actorId: owner.id, facts: { accountId: removed.id, before: 'billing', after: null } })
  await nothing(removing)
  await nothing(() => removeMember(owner.actor, in1({ accountId: removed.id })))
})

test('a Company: set up, renamed, set, an App moved and switched off, closed', async () => {
  const { owner } = house
  let slug = ''
  await adds(
    async () => ({ slug } = await setUpCompany(owner.actor, { name: 'Canaryfirm', client: null })),
    'company-created',
  )
  await nothing(() => setUpCompany(owner.actor, { name: ' ', client: null }))
  await adds(() => renameCompany(owner.actor, { companySlug: slug, name: 'Canaryfirm AG' }), 'company-renamed')
  await nothing(() => renameCompany(owner.actor, { companySlug: slug, name: 'Canaryfirm AG' }))
  const allowed = { companySlug: slug, adminsMayInviteClients: true }
  const [set] = await adds(() => setCompanySetting(owner.actor, allowed), 'company-setting-changed')
  expect(set?.facts).toMatchObject({ before: false, after: true })
  await nothing(() => setCompanySetting(owner.actor, allowed))
  const appName = `shop-${house.slug.split('-')[1]}`
  const move = () => moveApp(freshActor(owner), in1({ appName, targetSlug: slug, contactId: null }))
  await adds(move, 'app-moved', 'app-moved')
  await nothing(move)
  const close = () => closeCompany(freshActor(owner), { companySlug: slug, name: 'Canaryfirm AG' })
  await nothing(() => closeCompany(freshActor(owner), { companySlug: slug, name: 'Another' }))
  await adds(close, 'company-closed', 'app-switched-off')
  await nothing(close)
})

test('the plan of an App: its end set, taken back and come; switched off and brought back', async () => {
  const paying = await houseOnPlan()
  const { kim, shop, shopId } = paying
  const keep = () => keepPlan(kim.actor, { companySlug: paying.slug, appName: shop })
  await nothing(() => end(kim, paying, shop, 'soon'))
  const [set] = await adds(() => end(kim, paying, shop, inDays(0)), 'plan-end-set')
  expect(set?.facts).toEqual({ before: null, after: inDays(0) })
  await nothing(() => end(kim, paying, shop, inDays(0)))
  await adds(keep, 'plan-kept')
  await nothing(keep)
  await adds(() => switchOff(kim, paying, shop), 'app-switched-off')
  await nothing(() => switchOff(kim, paying, shop))
  await adds(() => restore(kim, paying, shop), 'app-restored')
  await nothing(() => restore(kim, paying, shop))
  await end(kim, paying, shop, inDays(0))
  stack.passTime(DAY)
  const [ended] = await adds(endPlans, 'plan-ended')
  expect(ended).toMatchObject({ appId: shopId, actorKind: 'clock' })
  await nothing(endPlans)
})

test('a person’s own: tools shown and hidden, newsletter asked for, confirmed and ended', async () => {
  const { actor } = await joins(house, 'admin')
  await adds(() => askNewsletter(actor), 'newsletter-asked')
  await adds(() => confirmNewsletter(newsletterLink(actor.accountId, 1, 'confirm')), 'newsletter-confirmed')
  await nothing(() => confirmNewsletter(newsletterLink(actor.accountId, 1, 'confirm')))
  await adds(() => stopOwnNewsletter(actor), 'newsletter-stopped')
  await nothing(() => stopOwnNewsletter(actor))
  await adds(() => showDeveloperTools(actor, { isShown: false }), 'kind-switched')
  await nothing(() => showDeveloperTools(actor, { isShown: false }))
})

test('no entry holds a name, an address or a text that somebody wrote', async () => {
  const log = await entries()
  expect(log.length).toBeGreaterThan(40)
  expect(JSON.stringify(log).toLowerCase()).not.toContain('canary')
  for (const { facts } of log) {
    for (const fact of Object.values(facts)) expect(String(fact)).toMatch(/^[a-z0-9][a-z0-9-]*(?: [0-9a-f-]{36})*$|^$/)
  }
  const named = await db().select({ name: companies.name }).from(companies)
  for (const { name } of named) if (name) expect(JSON.stringify(log)).not.toContain(name)
})

/** Written by calls that stand in tests of their own: sessions, keys, plans and bills, payments that fail, the end of an invite's time. */
const ELSEWHERE: ActivityVerb[] = [
  'signed-in',
  'sessions-ended',
  'invite-expired',
  'team-invite-expired',
  'order-lapsed',
  'order-rejected',
  'billing-details-confirmed',
  'billing-contact-added',
  'billing-details-changed',
  'payment-method-saved',
  'payment-method-gone',
  'vat-id-checked',
  'bill-corrected',
  'payer-suspended',
  'payer-recovered',
  'bill-paid',
  'bill-failed',
  'bill-cancelled',
  'bill-given-up',
  'app-booked',
  'plan-changed',
  'plan-asked',
  'plan-agreed',
  'plan-refused',
  'plan-withdrawn',
  'plan-lapsed',
  'ssh-key-added',
  'ssh-key-removed',
]

test('every kind of entry was looked at here, or is named as looked at elsewhere', () => {
  expect(ACTIVITY_VERBS.filter((verb) => !seen.has(verb) && !ELSEWHERE.includes(verb))).toEqual([])
})
