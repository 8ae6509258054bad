import { beforeAll, expect, test } from 'vitest'
import { syncPlans } from '@/lib/apps/plans'
import { appOf, houseOf, makePaid, newPayer } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { allow } from '@/testing/plans'
import { boundHouse } from '@/testing/requests'
import { joins, type Person } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { moveApp } from './move-app'

prepareVerbs()
beforeAll(syncPlans)

/** Moves a paid App of a Company of this person into the house; answers what was said. */
async function movesIn({ actor, ...person }: Person, house: Awaited<ReturnType<typeof boundHouse>>): Promise<string> {
  const own = await houseOf({ actor, ...person }, 'owner', ['own'])
  const [appId = ''] = Object.values(own.appIds)
  await makePaid(appId, await newPayer(own))
  const { name, companyId } = await appOf(appId)
  const where = { companySlug: own.slug, appName: name, targetSlug: house.slug, contactId: house.payer }
  const said = await reasonOf(moveApp(actor, where))
  expect((await appOf(appId)).companyId, said).toBe(said === 'passed' ? house.id : companyId)
  return said
}

test('an Admin takes an App in as far as the limit goes; an Owner whatever it costs', async () => {
  const house = await boundHouse()
  await allow(house, 8999)
  expect(await movesIn(house.mara, house)).toBe('beyond-limit')
  await allow(house, 9000)
  expect(await movesIn(house.mara, house)).toBe('passed')
  expect(await movesIn(house.mara, house)).toBe('beyond-limit')
  expect(await movesIn(await joins(house, 'owner'), house)).toBe('passed')
})
