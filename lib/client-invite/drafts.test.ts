import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clientInvites } from '@/db/schema/client-invites'
import { syncPlans } from '@/lib/apps/plans'
import { newId } from '@/lib/id'
import { reasonOf } from '@/testing/invite'
import { type Developer, fresh, newDeveloper, offerFrom, startTrial } from '@/testing/people'
import { houseOnPlan } from '@/testing/plans'
import { race, rowWith } from '@/testing/races'
import { prepareStack } from '@/testing/verb-stack'
import { deleteDraft } from './delete-draft'
import { draftsOf } from './drafts'
import { chooseApps, describeClient, keepTyping } from './edit-draft'
import { eligibleApps } from './eligible-apps'
import { send } from './send'
import { startDraft } from './start-draft'
import { withdraw } from './withdraw'

prepareStack()

/** A developer with two Apps that can both be offered. */
async function withTwoApps() {
  const mara = await newDeveloper()
  const { appName: first, inviteId } = await offerFrom(mara)
  const { name: second } = await startTrial(mara, fresh('katalog'))
  await withdraw(mara.actor, { inviteId })
  const eligible = await eligibleApps(db(), mara.actor.accountId)
  const choice = (name: string) => {
    const app = eligible.find((candidate) => candidate.name === name)
    if (!app) throw new Error(`${name} cannot be offered`)
    return { appId: app.id, planId: app.planId }
  }
  return { mara, first, second, choice }
}

const draftIdsOf = async ({ actor }: Developer) => (await draftsOf(actor.accountId)).map(({ id }) => id)
const typeClient = ({ actor }: Developer, draftId: string, clientName: string) =>
  keepTyping(actor, { draftId, email: `${clientName.toLowerCase()}@hafen.example`, clientName })

test('beginning again from an App goes on with the draft for it, also when a client is named in it', async () => {
  const { mara, first, second } = await withTwoApps()
  const begun = await startDraft(mara.actor, { appName: first })
  await typeClient(mara, begun.draftId, 'Kim')
  expect(await startDraft(mara.actor, { appName: first })).toEqual(begun)
  expect((await startDraft(mara.actor, { appName: second })).draftId).not.toBe(begun.draftId)
  expect(await draftIdsOf(mara)).toHaveLength(2)
})

test('beginning on home goes on with the draft for the only App', async () => {
  const mara = await newDeveloper()
  const { name } = await startTrial(mara, fresh('laden'))
  const { draftId } = await startDraft(mara.actor, { appName: name })
  await typeClient(mara, draftId, 'Kim')
  expect((await startDraft(mara.actor, { appName: null })).draftId).toBe(draftId)
})

test('choosing an App that has a draft already goes on with that one, and the empty one is gone', async () => {
  const { mara, first, choice } = await withTwoApps()
  const { draftId } = await startDraft(mara.actor, { appName: first })
  await typeClient(mara, draftId, 'Kim')
  const empty = await startDraft(mara.actor, { appName: null })
  expect(empty.draftId).not.toBe(draftId)
  expect(await chooseApps(mara.actor, { draftId: empty.draftId, choices: [choice(first)] })).toEqual({ draftId })
  expect(await draftIdsOf(mara)).toEqual([draftId])
  expect(await reasonOf(keepTyping(mara.actor, { draftId: empty.draftId }))).toBe('not-found')
})

test('a draft that names a client does not take the App of another one', async () => {
  const { mara, first, second, choice } = await withTwoApps()
  const [kim, jan] = [
    await startDraft(mara.actor, { appName: first }),
    await startDraft(mara.actor, { appName: second }),
  ]
  await typeClient(mara, kim.draftId, 'Kim')
  await typeClient(mara, jan.draftId, 'Jan')
  const taking = chooseApps(mara.actor, { draftId: jan.draftId, choices: [choice(first), choice(second)] })
  expect(await reasonOf(taking)).toBe('app-in-draft')
  expect((await draftIdsOf(mara)).toSorted()).toEqual([kim.draftId, jan.draftId].toSorted())
})

test('an App is in one draft of a person, however often it is begun at once', async () => {
  await race({ inOrder: ['passed', 'passed', 'passed'] }, async () => {
    const mara = await newDeveloper()
    const { name } = await startTrial(mara, fresh('laden'))
    const begins = () => reasonOf(startDraft(mara.actor, { appName: name }))
    return {
      gate: rowWith(accounts.id, mara.actor.accountId),
      works: [begins, begins, begins],
      async holds() {
        expect(await draftIdsOf(mara)).toHaveLength(1)
      },
    }
  })
})

test('every draft that holds an App or a client is listed with both, newest first; an empty one is not', async () => {
  const { mara, first } = await withTwoApps()
  await startDraft(mara.actor, { appName: null })
  expect(await draftsOf(mara.actor.accountId)).toEqual([])
  const { draftId } = await startDraft(mara.actor, { appName: first })
  expect(await draftsOf(mara.actor.accountId)).toMatchObject([{ id: draftId, appNames: [first], email: '' }])
  await typeClient(mara, draftId, 'Kim')
  expect(await draftsOf(mara.actor.accountId)).toMatchObject([{ appNames: [first], clientName: 'Kim' }])
})

test('a draft names no App whose Company its person has left', async () => {
  const { mara, first } = await withTwoApps()
  const other = await newDeveloper()
  const { draftId } = await startDraft(mara.actor, { appName: first })
  await typeClient(mara, draftId, 'Kim')
  await db().update(clientInvites).set({ senderId: other.actor.accountId }).where(eq(clientInvites.id, draftId))
  expect(await draftsOf(other.actor.accountId)).toMatchObject([{ id: draftId, appNames: [], clientName: 'Kim' }])
})

test('a draft is deleted by its sender, and pressing again says the same', async () => {
  const { mara, first } = await withTwoApps()
  const { draftId } = await startDraft(mara.actor, { appName: first })
  await deleteDraft((await newDeveloper()).actor, { draftId })
  expect(await draftIdsOf(mara), 'a stranger changes nothing').toEqual([draftId])
  await deleteDraft(mara.actor, { draftId })
  await deleteDraft(mara.actor, { draftId })
  await deleteDraft(mara.actor, { draftId: newId() })
  await deleteDraft(mara.actor, { draftId: 'no id' })
  expect(await draftIdsOf(mara)).toEqual([])
})

test('an invitation that was sent is no draft to delete', async () => {
  const mara = await newDeveloper()
  const { inviteId } = await offerFrom(mara)
  expect(await reasonOf(deleteDraft(mara.actor, { draftId: inviteId }))).toBe('draft-sent')
})

test('an App whose payer owes something is not offered, and a draft of before is not sent', async () => {
  await syncPlans()
  const { owner, shop, shopId, payer } = await houseOnPlan()
  const { draftId } = await startDraft(owner.actor, { appName: shop })
  const kim = { email: `kim@${shop}.example`, clientName: '', clientCompany: '', message: '', acceptedEmail: '' }
  const wishes = { noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14 } as const
  await describeClient(owner.actor, { draftId, ...kim, ...wishes, firstName: '', lastName: '' })
  await db().update(billingContacts).set({ status: 'past_due' }).where(eq(billingContacts.id, payer))
  const found = (await eligibleApps(db(), owner.id)).find(({ id }) => id === shopId)
  expect(found?.blocked).toEqual({ reason: 'payment-overdue' })
  const choices = [{ appId: shopId, planId: found?.planId ?? '' }]
  expect(await reasonOf(chooseApps(owner.actor, { draftId, choices }))).toBe('payment-overdue')
  expect(await reasonOf(send(owner.actor, { draftId, sendCopy: false }))).toBe('payment-overdue')
  await db().update(billingContacts).set({ status: 'active' }).where(eq(billingContacts.id, payer))
  expect(await reasonOf(send(owner.actor, { draftId, sendCopy: false }))).toBe('passed')
})
