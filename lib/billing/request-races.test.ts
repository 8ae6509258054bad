import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { setLimit } from '@/lib/company/set-limit'
import { removeMember } from '@/lib/team/remove-member'
import { appOf, promised } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { fresh } from '@/testing/people'
import { planOf } from '@/testing/plans'
import { race, rowWith } from '@/testing/races'
import { agree, ask, askForApp, type BoundHouse, boundHouse, requestRow } from '@/testing/requests'
import { prepareVerbs } from '@/testing/verbs'
import { refuseRequest, withdrawRequest } from './decide-request'
import { monthlySum } from './monthly-limit'
import { switchOffApp } from './switch-off-app'

prepareVerbs()
beforeAll(syncPlans)

/** The request was decided once, told once, and the ledger says what was decided. */
async function isDecidedOnce(house: BoundHouse, requestId: string): Promise<void> {
  const { decision } = await requestRow(requestId)
  expect(decision).not.toBeNull()
  const verbs = await db().select({ verb: activities.verb }).from(activities).where(eq(activities.companyId, house.id))
  const decisions = ['plan-agreed', 'plan-refused', 'plan-withdrawn', 'plan-lapsed']
  expect(verbs.filter(({ verb }) => decisions.includes(verb)).map(({ verb }) => verb)).toEqual([`plan-${decision}`])
  expect((await promised('mail-plan-decided', { requestId })).length).toBe(decision === 'withdrawn' ? 0 : 1)
}

test('agreeing, refusing and taking back at once: the first decision counts', async () => {
  const [yes, no] = ['passed', 'request-decided']
  await race({ inOrder: [yes, no, no], reversed: [no, no, yes], besides: [[no, yes, no]] }, async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        () => reasonOf(agree(house.kim, requestId)),
        () => reasonOf(refuseRequest(house.owner.actor, requestId)),
        () => reasonOf(withdrawRequest(house.mara.actor, requestId)),
      ],
      async holds([agreed]) {
        await isDecidedOnce(house, requestId)
        expect(await monthlySum(db(), house.id)).toBe(agreed === yes ? 12_000 : 4500)
      },
    }
  })
})

test('two Owners agree at once: it is ordered once', async () => {
  await race({ inOrder: ['passed', 'request-decided'], reversed: ['request-decided', 'passed'] }, async () => {
    const house = await boundHouse()
    const requestId = await askForApp(house, fresh('branch'))
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => reasonOf(agree(house.kim, requestId)), () => reasonOf(agree(house.owner, requestId))],
      async holds() {
        await isDecidedOnce(house, requestId)
        expect(await monthlySum(db(), house.id)).toBe(6000)
      },
    }
  })
})

test('an Owner who is dismissed while they agree: ordered before it, or not at all', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['not-found', 'passed'] }, async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const dismissal = { companySlug: house.slug, accountId: house.kim.id }
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => reasonOf(agree(house.kim, requestId)), () => reasonOf(removeMember(house.owner.actor, dismissal))],
      async holds([agreed]) {
        expect((await requestRow(requestId)).decision).toBe(agreed === 'passed' ? 'agreed' : null)
      },
    }
  })
})

test('the asker is dismissed while an Owner agrees: agreed, or lapsed', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['request-decided', 'passed'] }, async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const dismissal = { companySlug: house.slug, accountId: house.mara.id }
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => reasonOf(agree(house.kim, requestId)), () => reasonOf(removeMember(house.owner.actor, dismissal))],
      holds: () => isDecidedOnce(house, requestId),
    }
  })
})

test('an App is switched off while an Owner agrees: nobody pays for it afterwards', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['request-decided', 'passed'] }, async () => {
    const house = await boundHouse()
    const requestId = await ask(house)
    const which = { companySlug: house.slug, appName: house.shop }
    return {
      gate: rowWith(companies.id, house.id),
      works: [() => reasonOf(agree(house.kim, requestId)), () => reasonOf(switchOffApp(house.owner.actor, which))],
      async holds() {
        await isDecidedOnce(house, requestId)
        expect((await appOf(house.shopId)).deletedAt).not.toBeNull()
      },
    }
  })
})

test('two Companies ask for one name at once: one holds it, the other is told that it is taken', async () => {
  await race({ inOrder: ['asked', 'app-name-taken'], reversed: ['app-name-taken', 'asked'] }, async () => {
    const [one, other] = [await boundHouse(), await boundHouse()]
    const name = fresh('branch')
    const asks = (house: BoundHouse) => async () => {
      const reason = await reasonOf(askForApp(house, name))
      return reason === 'passed' ? 'asked' : reason
    }
    return {
      gate: sql`select pg_advisory_xact_lock(hashtextextended(${`app-name ${name}`}, 0))`,
      works: [asks(one), asks(other)],
      holds: async () => {},
    }
  })
})

test('the limit is lowered while an Admin orders: ordered before it, or asked for', async () => {
  await race({ inOrder: ['ordered', 'passed'], reversed: ['asked', 'passed'] }, async () => {
    const house = await boundHouse()
    await setLimit(house.kim.actor, { companySlug: house.slug, amount: '120' })
    return {
      gate: rowWith(companies.id, house.id),
      works: [
        async () => ((await ask(house, house.mara, { asks: false })) === 'not asked' ? 'ordered' : 'asked'),
        () => reasonOf(setLimit(house.kim.actor, { companySlug: house.slug, amount: '45' })),
      ],
      async holds([answer]) {
        const { id } = await planOf(answer === 'ordered' ? 'large' : 'standard')
        expect((await appOf(house.shopId)).planId).toBe(id)
      },
    }
  })
})
