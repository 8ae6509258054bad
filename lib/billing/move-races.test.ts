import { and, eq, inArray } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { activities } from '@/db/schema/records'
import { appOf, houseOf, ledgerOf, makePaid, newPayer } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { moveApp } from './move-app'

prepareVerbs()

// Real parallel transactions on real PostgreSQL. What is asserted holds in every round.

const ROUNDS = 200
const SIDE_BY_SIDE = 4
vi.setConfig({ testTimeout: 300_000 })

async function eachRound(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += SIDE_BY_SIDE) {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, index) => work(round + index)))
  }
}

/** Two Companies of one Owner, each with a payer and an App that it pays for. */
async function twoHouses() {
  const mara = await newPerson('Mara Lindqvist')
  const houses = [await houseOf(mara, 'owner', ['shop']), await houseOf(mara, 'owner', ['blog'])]
  return Promise.all(
    houses.map(async (house) => {
      const [appId = ''] = Object.values(house.appIds)
      const payer = await newPayer(house)
      await makePaid(appId, payer)
      return { actor: mara.actor, house, payer, appId, name: (await appOf(appId)).name }
    }),
  )
}

test('two Apps that change places at once: no deadlock, each is in exactly one Company under a payer of it', async () => {
  await eachRound(async () => {
    const [one, other] = await twoHouses()
    if (!one || !other) throw new Error('two are needed')
    const go = (app: typeof one, to: typeof one) =>
      reasonOf(
        moveApp(app.actor, {
          companySlug: app.house.slug,
          appName: app.name,
          targetSlug: to.house.slug,
          contactId: to.payer,
        }),
      )
    expect(await Promise.all([go(one, other), go(other, one)])).toEqual(['passed', 'passed'])
    const rows = await db()
      .select()
      .from(apps)
      .where(inArray(apps.id, [one.appId, other.appId]))
    const places = new Map(rows.map(({ id, companyId, billingContactId }) => [id, [companyId, billingContactId]]))
    expect(places.get(one.appId)).toEqual([other.house.id, other.payer])
    expect(places.get(other.appId)).toEqual([one.house.id, one.payer])
  })
})

test('one App moved twice at once goes to one place and is written once', async () => {
  await eachRound(async () => {
    const [one, other] = await twoHouses()
    if (!one || !other) throw new Error('two are needed')
    const input = {
      companySlug: one.house.slug,
      appName: one.name,
      targetSlug: other.house.slug,
      contactId: other.payer,
    }
    const answers = await Promise.all([1, 2].map(() => reasonOf(moveApp(one.actor, input))))
    expect(answers.sort()).toEqual(['not-found', 'passed'])
    expect((await ledgerOf(one.appId)).map(({ payer }) => payer)).toEqual([one.payer, other.payer])
    const lines = await db()
      .select()
      .from(activities)
      .where(and(eq(activities.appId, one.appId), eq(activities.verb, 'app-moved')))
    expect(lines).toHaveLength(2)
  })
})
