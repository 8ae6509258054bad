import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { appOf, houseOf, ledgerOf, makePaid, newPayer } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { race, rowWith } from '@/testing/races'
import { newPerson, type Person } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { moveApp } from './move-app'

prepareVerbs()

/** A Company with a payer and an App that it pays for. */
async function payingHouse(owner: Person) {
  const house = await houseOf(owner, 'owner', ['shop'])
  const [appId = ''] = Object.values(house.appIds)
  const payer = await newPayer(house)
  await makePaid(appId, payer)
  return { ...house, payer, appId, appName: (await appOf(appId)).name }
}

type PayingHouse = Awaited<ReturnType<typeof payingHouse>>

async function placeOf(appId: string) {
  const { companyId, billingContactId } = await appOf(appId)
  return [companyId, billingContactId]
}

const moves = ({ actor }: Person, from: PayingHouse, to: PayingHouse) =>
  reasonOf(moveApp(actor, { companySlug: from.slug, appName: from.appName, targetSlug: to.slug, contactId: to.payer }))

test('two Apps that change places at once: no deadlock, each is in exactly one Company under a payer of it', async () => {
  await race({ inOrder: ['passed', 'passed'] }, async () => {
    const mara = await newPerson('Mara Lindqvist')
    const [one, other] = [await payingHouse(mara), await payingHouse(mara)]
    return {
      gate: rowWith(companies.id, one.id),
      works: [() => moves(mara, one, other), () => moves(mara, other, one)],
      async holds() {
        expect(await placeOf(one.appId)).toEqual([other.id, other.payer])
        expect(await placeOf(other.appId)).toEqual([one.id, one.payer])
      },
    }
  })
})

test('one App moved twice at once goes to one place and is written once', async () => {
  await race({ inOrder: ['passed', 'not-found'], reversed: ['not-found', 'passed'] }, async () => {
    const mara = await newPerson('Mara Lindqvist')
    const [one, other] = [await payingHouse(mara), await payingHouse(mara)]
    return {
      gate: rowWith(companies.id, one.id),
      works: [() => moves(mara, one, other), () => moves(mara, one, other)],
      async holds() {
        expect((await ledgerOf(one.appId)).map(({ payer }) => payer)).toEqual([one.payer, other.payer])
        const moved = and(eq(activities.appId, one.appId), eq(activities.verb, 'app-moved'))
        expect(await db().select().from(activities).where(moved)).toHaveLength(2)
      },
    }
  })
})
