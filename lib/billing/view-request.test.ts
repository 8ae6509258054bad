import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { memberships } from '@/db/schema/companies'
import { syncPlans } from '@/lib/apps/plans'
import { fresh } from '@/testing/people'
import { agree, ask, askForApp, type BoundHouse, boundHouse } from '@/testing/requests'
import { joins, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { requestLink } from './request-links'
import { openRequestLink, viewRequest, waitingRequestsOf } from './view-request'

prepareVerbs()
beforeAll(syncPlans)

const kindOf = async (link: ReturnType<typeof requestLink>) => (await openRequestLink(link))?.kind ?? 'unknown'

test('a link is of one request and one Owner, and of nobody who is none any more', async () => {
  const [house, other] = [await boundHouse(), await boundHouse()]
  const [requestId, otherId] = [await ask(house), await ask(other)]
  const link = requestLink(requestId, house.kim.id)
  expect(await kindOf(link)).toBe('request')
  for (const changed of [
    { requestId: otherId },
    { accountId: house.owner.id },
    { token: 'a'.repeat(43) },
    { token: '' },
  ]) {
    expect(await kindOf({ ...link, ...changed })).toBe('unknown')
  }
  expect(await kindOf(requestLink(otherId, house.kim.id)), 'an Owner of another Company').toBe('not-owner')
  expect(await kindOf(requestLink(requestId, house.mara.id)), 'an Admin').toBe('not-owner')
  await db().delete(memberships).where(eq(memberships.accountId, house.kim.id))
  expect(await kindOf(link), 'an Owner of before').toBe('not-owner')
})

test('a link of before a new secret is understood while the old one is kept', async () => {
  const house = await boundHouse()
  const link = requestLink(await ask(house), house.kim.id)
  const { AUTH_SECRET } = process.env
  Object.assign(process.env, {
    AUTH_SECRET: 'another-secret-of-thirty-two-letters-at-least',
    AUTH_SECRET_PREVIOUS: AUTH_SECRET,
  })
  try {
    expect(await kindOf(link)).toBe('request')
  } finally {
    Object.assign(process.env, { AUTH_SECRET })
    delete process.env.AUTH_SECRET_PREVIOUS
  }
})

test('what waits is there for who decides and who may ask, the oldest first, until it is decided', async () => {
  const house = await boundHouse()
  const [first, second] = [await ask(house), await askForApp(house, fresh('branch'))]
  const idsFor = async ({ id }: { id: string }, { slug }: BoundHouse = house) =>
    (await waitingRequestsOf({ accountId: id, slug })).map((one) => one.id)
  for (const who of [house.kim, house.mara, await joins(house, 'admin')]) {
    expect(await idsFor(who)).toEqual([first, second])
    expect((await viewRequest(who.id, first))?.request.id).toBe(first)
  }
  for (const who of [await joins(house, 'billing'), await joins(house, 'collaborator'), await newPerson()]) {
    expect(await idsFor(who)).toEqual([])
    expect(await viewRequest(who.id, first)).toBeNull()
  }
  await agree(house.kim, first)
  expect(await idsFor(house.kim)).toEqual([second])
})
