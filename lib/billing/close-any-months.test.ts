import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appUsage } from '@/db/schema/billing'
import { bills } from '@/db/schema/bills'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { Refusal } from '@/lib/errors'
import { at, newBilledPayer } from '@/testing/bills'
import { expectBillsToHold } from '@/testing/bills-hold'
import { appOf, makePaid, today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { useOperator } from '@/testing/limits'
import { type House, newHouse } from '@/testing/team'
import { isSuspended, paysAll } from '@/testing/trouble'
import { prepareVerbs } from '@/testing/verbs'
import { applyPlan } from './apply-plan'
import { closeMonths } from './close-months'
import { endDuePlans } from './end-due-plans'
import { endPlan, keepPlan } from './end-plan'
import { moveApp } from './move-app'
import { lockPayer, refuseUnready } from './plan-order'
import { switchOffApp } from './switch-off-app'

// Where clocks change at two in the morning of a Sunday: the hour in which months are closed.
beforeAll(() => useOperator({ timeZone: 'America/New_York' }))
const { moveClockTo } = prepareVerbs()

let start: Day = ''
beforeAll(() => {
  start = today()
})

const steps = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 25 }),
    hour: fc.constantFrom(0, 0.5, 1.99, 2, 12, 23.5),
    app: fc.constantFrom('shop', 'blog'),
    what: fc.constantFrom('plan', 'plan', 'move', 'end', 'keep', 'off', 'close', 'suspend', 'pay'),
    amount: fc.constantFrom(0, 1500, 4500, 12000),
  }),
  { minLength: 4, maxLength: 14 },
)

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never
type Paying = House & { payers: [string, string] }

async function step(house: Paying, { app, what, amount }: Step): Promise<void> {
  if (what === 'close') return closeMonths()
  const { id, owner, payers } = house
  const { name: appName, billingContactId, ...appRow } = await appOf(house.appIds[app] ?? '')
  const actor = { ...owner.actor, provedAt: clock.now() }
  const address = { companySlug: house.slug, appName }
  const other = payers.find((payer) => payer !== billingContactId) ?? ''
  if (what === 'pay') for (const payer of payers) await paysAll(payer)
  if (what === 'suspend' && billingContactId) await isSuspended(billingContactId)
  if (appRow.deletedAt) return
  if (what === 'move') await moveApp(actor, { ...address, targetSlug: house.slug, contactId: other })
  if (what === 'end') await endPlan(actor, { ...address, lastDay: lastOfMonth(today()) })
  if (what === 'keep') await keepPlan(actor, address)
  if (what === 'off') await switchOffApp(actor, address)
  if (what === 'plan') {
    await inTransaction(async (tx) => {
      await lockCompany(tx, id)
      await lockContacts(tx, billingContactId)
      await endDuePlans(tx, [appRow.id])
      refuseUnready(await lockPayer(tx, id, billingContactId))
      const plan = { id: appRow.planId, monthlyAmount: amount, currency: 'eur' }
      await applyPlan(tx, { appId: appRow.id, plan, billingContactId: billingContactId ?? '' })
    })
  }
}

/** What the verbs refuse is no change. */
async function tryStep(house: Paying, one: Step): Promise<void> {
  await step(house, one).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

test('for any changes over months, closed at any time: each day is billed once, at its dearest price, and a full month at its price', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      moveClockTo(at(start))
      const house = await newHouse(['shop', 'blog'])
      const payers: [string, string] = [await newBilledPayer(house), await newBilledPayer(house)]
      for (const appId of Object.values(house.appIds)) await makePaid(appId, payers[0], start)
      let day: Day = start
      for (const one of all) {
        day = addDays(day, one.days)
        moveClockTo(at(day, one.hour))
        await tryStep({ ...house, payers }, one)
      }
      moveClockTo(at(firstOfNextMonth(day), 3))
      await closeMonths()
      await expectBillsToHold()
      expect(await openMonths(payers)).toEqual([])
      await expectFullMonthsAtTheirPrice(house)
    }),
    { numRuns: ALL ? 100 : 12 },
  )
})

/** Payers with a finished month that is not closed. */
async function openMonths(payers: string[]) {
  const month = lastOfMonth(addDays(firstOfMonth(today()), -1))
  return [
    ...(await db().execute(sql`select id from billing_contacts
      where id in ${payers} and billed_through is distinct from ${month}::date`)),
  ]
}

/** A month through which one row of the ledger runs alone costs what it says, to the cent. */
async function expectFullMonthsAtTheirPrice(house: House) {
  for (const appId of Object.values(house.appIds)) {
    const rows = await db().select().from(appUsage).where(eq(appUsage.appId, appId))
    for (const { month, id } of await db().select({ month: bills.month, id: bills.id }).from(bills)) {
      const whole = rows.find(({ startsOn, endsOn }) => startsOn <= month && (!endsOn || endsOn >= lastOfMonth(month)))
      const lines = await db().execute<{ amount: number }>(
        sql`select amount from bill_lines where bill_id = ${id} and app_id = ${appId}`,
      )
      if (whole && lines.length > 0) expect(lines.map(({ amount }) => amount)).toEqual([whole.monthlyAmount])
    }
  }
}
