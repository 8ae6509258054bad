import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { memberships } from '@/db/schema/companies'
import type { AccountActor } from '@/lib/actor'
import { moveApp } from '@/lib/billing/move-app'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { clock } from '@/lib/clock'
import { companiesOf, findCompany } from '@/lib/company/queries'
import { takesTrials } from '@/lib/company/trial-place'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { removeMember } from '@/lib/team/remove-member'
import { newPayer } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { fresh, handOver, newDeveloper, startTrial } from '@/testing/people'
import { appRow } from '@/testing/rows'
import { newMember, newTeam, type Team } from '@/testing/team-invite'
import { prepareStack } from '@/testing/verb-stack'
import { createApp } from './create'

prepareStack()

const create = (actor: AccountActor, companySlug: string) =>
  createApp(actor, { companySlug, name: fresh('probe'), planSlug: 'small' })

const CLIENT = {
  legalName: 'Blumenhaus GmbH',
  invoiceEmail: 'bills@blumenhaus.example',
  country: 'DE',
  street: '',
  postcode: '',
  city: '',
  vatId: '',
}

/** A client's Company, after a hand-over that left the developer Admin of it. */
async function clientsCompany() {
  const mara = await newDeveloper()
  const { name } = await startTrial(mara, fresh('laden'))
  await handOver(mara, name, { email: `kim@${name}.example`, name: 'Kim Berger', company: 'Blumenhaus GmbH' })
  const { companyId } = await appRow(name)
  const company = (await companiesOf(mara.actor.accountId)).find(({ id }) => id === companyId)
  const [owner] = await db()
    .select()
    .from(memberships)
    .where(and(eq(memberships.companyId, companyId), eq(memberships.role, 'owner')))
  const kim: AccountActor = { kind: 'account', accountId: owner?.accountId ?? '', provedAt: clock.now() }
  return { mara, kim, slug: company?.slug ?? '' }
}

test.each([
  [false, false, true],
  [true, false, false],
  [false, true, false],
  [true, true, false],
])('set up for a client: %s, took something over: %s, takes trials: %s', (forClient, tookOver, takes) => {
  expect(takesTrials({ forClient, tookOver })).toBe(takes)
})

test('a Company that took something over takes no trials, neither from its Owner nor from an Admin', async () => {
  const { mara, kim, slug } = await clientsCompany()
  expect(await reasonOf(create(mara.actor, slug))).toBe('trial-not-here')
  expect(await reasonOf(create(kim, slug))).toBe('trial-not-here')
  expect(await findCompany(mara.actor.accountId, slug)).toMatchObject({ role: 'admin', takesTrials: false })
  expect(await reasonOf(create(mara.actor, mara.slug))).toBe('passed')
})

test('a Company set up for a client takes none, one for own work does, with or without somebody who pays', async () => {
  const { actor } = await newDeveloper()
  const forClient = await setUpCompany(actor, { name: 'Für Kim', client: CLIENT })
  expect(await reasonOf(create(actor, forClient.slug))).toBe('trial-not-here')
  const own = await setUpCompany(actor, { name: 'Studio Nord', client: null })
  const company = await findCompany(actor.accountId, own.slug)
  await newPayer({ id: company?.id ?? '', slug: own.slug } as Parameters<typeof newPayer>[0])
  expect(await reasonOf(create(actor, own.slug))).toBe('passed')
})

test('a trial is not moved into such a Company either', async () => {
  const { mara, slug } = await clientsCompany()
  const { name } = await startTrial(mara, fresh('neu'))
  const forClient = await setUpCompany(mara.actor, { name: 'Für Kim', client: CLIENT })
  for (const targetSlug of [slug, forClient.slug]) {
    const move = { companySlug: mara.slug, appName: name, targetSlug, contactId: null }
    expect(await reasonOf(moveApp(mara.actor, move))).toBe('trial-not-there')
  }
})

const ENDS: [string, (team: Team, admin: AccountActor) => Promise<unknown>][] = [
  ['left', ({ slug }, admin) => leave({ ...admin, provedAt: clock.now() }, { companySlug: slug, fate: 'withdraw' })],
  [
    'was removed',
    ({ slug, owner }, { accountId }) => removeMember(owner.actor, { companySlug: slug, accountId, fate: 'withdraw' }),
  ],
  [
    'may make no Apps there any more',
    ({ slug, owner }, { accountId }) => changeRole(owner.actor, { companySlug: slug, accountId, role: 'billing' }),
  ],
]

test.each(ENDS)('the trial of somebody who %s counts for them no more', async (_what, ends) => {
  const team = await newTeam()
  const admin = await newMember(team, 'admin')
  const second = await setUpCompany(admin, { name: 'Studio Süd', client: null })
  await create(admin, team.slug)
  expect(await reasonOf(create(admin, second.slug))).toBe('trial-running')
  await ends(team, admin)
  expect(await reasonOf(create(admin, second.slug))).toBe('passed')
})
