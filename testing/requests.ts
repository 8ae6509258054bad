import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { agreeToRequest } from '@/lib/billing/decide-request'
import { viewRequest } from '@/lib/billing/view-request'
import { book, choose, houseOnPlan, type PlanSlug } from './plans'
import { joins, newPerson, type Person } from './team'

/** A Company with a payer, a paid App on Standard, an Owner, and an Admin to whom no limit gives anything. */
export async function boundHouse(owner?: Person, asker?: Person) {
  const house = await houseOnPlan(owner)
  const mara = await joins(house, 'admin', asker ?? (await newPerson('Mara Lindqvist')))
  return { ...house, mara }
}

export type BoundHouse = Awaited<ReturnType<typeof boundHouse>>

/** Presses the button as an Admin: what it led to is a request where the limit does not allow it. */
export async function ask(
  house: BoundHouse,
  by: Person = house.mara,
  { planSlug = 'large', asks = true }: { planSlug?: PlanSlug; asks?: boolean } = {},
): Promise<string> {
  const { requestId } = await choose(by, { house, appName: house.shop, planSlug, asks })
  return requestId ?? 'not asked'
}

/** The same for a further App. */
export async function askForApp(house: BoundHouse, name: string, planSlug: PlanSlug = 'small'): Promise<string> {
  const { requestId } = await book(house.mara, { house, name, planSlug, contactId: house.payer, asks: true })
  return requestId ?? 'not asked'
}

/** Presses the order button of the page as it is drawn now. */
export async function agree({ id, actor }: Person, requestId: string, changed: { amountHash?: string } = {}) {
  const order = (await viewRequest(id, requestId))?.order
  const amountHash = order && 'amountHash' in order ? order.amountHash : ''
  return agreeToRequest(actor, { requestId, amountHash, businessTick: true, ...changed })
}

export async function requestRow(requestId: string) {
  const [row] = await db().select().from(planRequests).where(eq(planRequests.id, requestId))
  if (!row) throw new Error(`no request ${requestId}`)
  return row
}
