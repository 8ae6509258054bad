import { and, eq, or } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { isInAudience, newsletterOf } from '@/lib/account/newsletter/queries'
import { sshKeysOf } from '@/lib/account/queries'
import { newId } from '@/lib/id'
import { newClientAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { useLimits } from '@/testing/limits'
import { newDeveloper } from '@/testing/people'
import { race, rowWith } from '@/testing/races'
import { newPublicKey } from '@/testing/ssh-key'
import { prepareVerbs } from '@/testing/verbs'
import { showDeveloperTools } from './show-developer-tools'

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
  const { id } = await newClientAccount(null)
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
  expect((await newsletterOf(accountId)).state).toBe('none')
  expect(await sshKeysOf(accountId)).toHaveLength(1)

  await askNewsletter(mara)
  await showDeveloperTools(mara, { isShown: false })
  await showDeveloperTools(mara, { isShown: true })
  await confirmNewsletter(newsletterLink(accountId, 2, 'confirm'))
  expect(await isInAudience(accountId)).toBe(false)
})

test('switching while the newsletter is confirmed never leaves a client in the audience', async () => {
  await race({ inOrder: ['passed', 'passed'] }, async () => {
    const { actor: mara } = await newDeveloper()
    const { accountId } = mara
    await askNewsletter(mara)
    return {
      gate: rowWith(accounts.id, accountId),
      works: [
        () => reasonOf(confirmNewsletter(newsletterLink(accountId, 1, 'confirm'))),
        () => reasonOf(showDeveloperTools(mara, { isShown: false })),
      ],
      async holds() {
        expect((await newsletterOf(accountId)).state).toBe('none')
        expect(await isInAudience(accountId)).toBe(false)
        const isNoted = or(eq(activities.verb, 'newsletter-confirmed'), eq(activities.verb, 'newsletter-stopped'))
        expect(await db().$count(activities, and(eq(activities.actorId, accountId), isNoted))).toBeGreaterThan(0)
      },
    }
  })
})

test('pressed many times at once, a switch happens once', async () => {
  const { id } = await newClientAccount(null)
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
