import { and, eq, or } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { newsletterSubscriptions } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { isInAudience, newsletterOf } from '@/lib/account/newsletter/queries'
import { sshKeysOf } from '@/lib/account/queries'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { newPerson } from '@/testing/account'
import { reasonOf, useLimits } from '@/testing/invite'
import { newDeveloper } from '@/testing/people'
import { newPublicKey } from '@/testing/ssh-key'
import { prepareVerbs } from '@/testing/verbs'
import { showDeveloperTools } from './show-developer-tools'

const ROUNDS = 200

prepareVerbs()
beforeAll(() => useLimits({ codesAnHour: 100_000 }))

const kindOf = async (id: string) => (await db().select().from(accounts).where(eq(accounts.id, id)))[0]?.kind
const ownOf = (id: string) => db().select().from(companies).where(eq(companies.ownAccountId, id))
const rolesOf = (id: string) => db().select().from(memberships).where(eq(memberships.accountId, id))
const switchesOf = async (id: string) => {
  const lines = await db()
    .select()
    .from(activities)
    .where(and(eq(activities.actorId, id), eq(activities.verb, 'kind-switched')))
  return lines.map(({ facts, companyId }) => ({ ...facts, companyId }))
}

test('a client who shows developer tools is a developer with a Company of their own, made once', async () => {
  const { id } = await newPerson(null)
  const kim = { kind: 'account', accountId: id } as const
  expect(await ownOf(id)).toEqual([])
  await showDeveloperTools(kim, { isShown: true })
  expect(await kindOf(id)).toBe('developer')
  const [own] = await ownOf(id)
  expect(await rolesOf(id)).toMatchObject([{ companyId: own?.id, role: 'owner' }])
  await showDeveloperTools(kim, { isShown: true })
  await showDeveloperTools(kim, { isShown: false })
  await showDeveloperTools(kim, { isShown: true })
  expect(await ownOf(id)).toEqual([own])
  expect(await rolesOf(id), 'roles are untouched').toHaveLength(1)
  expect(await switchesOf(id)).toEqual([
    { before: 'client', after: 'developer', companyId: null },
    { before: 'developer', after: 'client', companyId: null },
    { before: 'client', after: 'developer', companyId: null },
  ])
})

test('hiding them ends the newsletter, also one that waits, and it stays ended; keys stay', async () => {
  const { actor: mara } = await newDeveloper()
  const { accountId } = mara
  await addSshKey(mara, { publicKey: newPublicKey(), label: '' })
  await askNewsletter(mara)
  await confirmNewsletter(newsletterLink(accountId, 1, 'confirm'))
  expect(await isInAudience(accountId)).toBe(true)
  await showDeveloperTools(mara, { isShown: false })
  expect(await isInAudience(accountId)).toBe(false)
  await showDeveloperTools(mara, { isShown: true })
  await confirmNewsletter(newsletterLink(accountId, 1, 'confirm'))
  expect(await newsletterOf(accountId)).toBe('none')
  expect(await sshKeysOf(accountId)).toHaveLength(1)

  await askNewsletter(mara)
  await showDeveloperTools(mara, { isShown: false })
  await showDeveloperTools(mara, { isShown: true })
  await confirmNewsletter(newsletterLink(accountId, 2, 'confirm'))
  expect(await isInAudience(accountId)).toBe(false)
})

/** A developer again, whose wish waits: set up by hand, because 200 wishes are more than an hour takes. */
async function waitForSecondYes(accountId: string, generation: number): Promise<void> {
  const wish = { generation, textVersion: 'test', askedAt: clock.now(), confirmedAt: null, endedAt: null }
  await db().update(accounts).set({ kind: 'developer' }).where(eq(accounts.id, accountId))
  await db()
    .insert(newsletterSubscriptions)
    .values({ accountId, ...wish })
    .onConflictDoUpdate({ target: newsletterSubscriptions.accountId, set: wish })
}

test('switching while the newsletter is confirmed never leaves a client in the audience, in 200 rounds', {
  timeout: 120_000,
}, async () => {
  const { actor: mara } = await newDeveloper()
  const { accountId } = mara
  const isNoted = or(eq(activities.verb, 'newsletter-confirmed'), eq(activities.verb, 'newsletter-stopped'))
  for (let generation = 1; generation <= ROUNDS; generation += 1) {
    await waitForSecondYes(accountId, generation)
    await Promise.all([
      confirmNewsletter(newsletterLink(accountId, generation, 'confirm')),
      showDeveloperTools(mara, { isShown: false }),
    ])
    expect(await newsletterOf(accountId)).toBe('none')
    expect(await isInAudience(accountId)).toBe(false)
  }
  const lines = await db().$count(activities, and(eq(activities.actorId, accountId), isNoted))
  expect(lines).toBeGreaterThanOrEqual(ROUNDS)
})

test('pressed many times at once, a switch happens once', async () => {
  const { id } = await newPerson(null)
  const kim = { kind: 'account', accountId: id } as const
  await Promise.all(Array.from({ length: 8 }, () => showDeveloperTools(kim, { isShown: true })))
  expect(await switchesOf(id)).toHaveLength(1)
  expect(await ownOf(id)).toHaveLength(1)
})

test('nobody in particular has nothing to switch', async () => {
  expect(await reasonOf(showDeveloperTools({ kind: 'clock' }, { isShown: true }))).toBe('sign-in-first')
  expect(await reasonOf(showDeveloperTools({ kind: 'account', accountId: newId() }, { isShown: true }))).toBe(
    'not-found',
  )
})
