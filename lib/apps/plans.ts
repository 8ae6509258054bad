import { and, asc, desc, eq, lte, notInArray, sql } from 'drizzle-orm'
import { ADVISORY_LOCKS } from '@/db/advisory-locks'
import type { Reader, Transaction } from '@/db/client'
import { type Asked, type Given, type Places, prepared } from '@/db/prepared'
import { planPrices, plans } from '@/db/schema/apps'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'

/** A plan with its net price a month as of today, in cents. */
export type PlanView = {
  id: string
  slug: string
  name: string
  size: string
  monthlyAmount: number
  currency: string
}

/** A plan's first price has always been its price. */
const ALWAYS: Day = '2000-01-01'

/**
 * Writes the operator file's plans and prices into the database: new ones are added, changed prices hold from today on,
 * missing plans are no longer offered. Running it again changes nothing. Called at start, by any number of processes.
 */
export async function syncPlans(): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.plans})`)
    const slugs = operator().plans.map((plan) => plan.slug)
    await tx.update(plans).set({ isActive: false }).where(notInArray(plans.slug, slugs))
    for (const [position, plan] of operator().plans.entries()) {
      const shown = { name: plan.name, size: plan.size, position, isActive: true }
      const [row] = await tx
        .insert(plans)
        .values({ id: newId(), slug: plan.slug, ...shown })
        .onConflictDoUpdate({ target: plans.slug, set: shown })
        .returning({ id: plans.id })
      if (row) await writePrice(tx, row.id, plan.monthlyAmount)
    }
  })
}

async function writePrice(tx: Transaction, planId: string, monthlyAmount: number): Promise<void> {
  const { currency, timeZone } = operator()
  const today = dayOf(clock.now(), timeZone)
  const [known] = await tx
    .select({ monthlyAmount: planPrices.monthlyAmount })
    .from(planPrices)
    .where(and(eq(planPrices.planId, planId), eq(planPrices.currency, currency), lte(planPrices.validFrom, today)))
    .orderBy(desc(planPrices.validFrom))
    .limit(1)
  if (known?.monthlyAmount === monthlyAmount) return
  await tx
    .insert(planPrices)
    .values({ planId, currency, monthlyAmount, validFrom: known ? today : ALWAYS })
    .onConflictDoUpdate({
      target: [planPrices.planId, planPrices.currency, planPrices.validFrom],
      set: { monthlyAmount },
    })
}

/** The plans one can choose today, in the operator's order. One round trip. */
export function activePlans(reader?: Reader): Asked<PlanView[]> {
  return plansOn({ today: dayOf(clock.now(), operator().timeZone) }, reader)
}

/** The plan that somebody chose, at its price of today. Refuses: plan-not-chosen. */
export async function takePlan(reader: Reader, slug: string): Promise<PlanView> {
  const plan = (await activePlans(reader)).find((candidate) => candidate.slug === slug)
  return plan ?? refuse('plan-not-chosen', 'planSlug')
}

const plansOn = prepared((reader, { today }: Places<{ today: Day }>) =>
  reader
    .select({
      id: plans.id,
      slug: plans.slug,
      name: plans.name,
      size: plans.size,
      monthlyAmount: planPrices.monthlyAmount,
      currency: planPrices.currency,
    })
    .from(plans)
    .innerJoin(planPrices, priceOn(today, operator().currency))
    .where(eq(plans.isActive, true))
    .orderBy(asc(plans.position)),
)

/** Joins a plan with its price of a day: the newest that holds by then. */
export function priceOn(day: Given<Day>, currency: string) {
  return sql`${planPrices.planId} = ${plans.id} and ${planPrices.currency} = ${currency} and ${planPrices.validFrom} = (
    select max(p.valid_from) from plan_prices p
    where p.plan_id = ${plans.id} and p.currency = ${currency} and p.valid_from <= ${day})`
}
