import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { outbox } from '@/db/schema/records'
import type { CompanyRole, ContactStatus } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf } from '@/lib/day'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { type House, joins, newHouse, type Person } from './team'
import { DAY } from './test-clock'

export const today = (): Day => dayOf(clock.now(), operator().timeZone)

/** A Company of which somebody is a member besides its Owner. */
export async function houseOf(person: Person, role: CompanyRole = 'owner', appNames: string[] = []): Promise<House> {
  const house = await newHouse(appNames)
  await joins(house, role, person)
  return house
}

/** A Billing Contact of a Company, able to pay unless said otherwise. */
export async function newPayer(house: Pick<House, 'id' | 'slug'>, status: ContactStatus = 'active'): Promise<string> {
  const id = newId()
  const method = status === 'active' ? { stripeCustomerId: `cus_${id}`, paymentMethodId: `pm_${id}` } : {}
  await db()
    .insert(billingContacts)
    .values({
      id,
      companyId: house.id,
      currency: 'eur',
      legalName: `Payer of ${house.slug}`,
      invoiceEmail: `bills@${house.slug}.example`,
      address: { street: '', postcode: '', city: '', country: 'DE' },
      country: 'DE',
      language: 'en',
      status,
      createdAt: clock.now(),
      ...method,
    })
  return id
}

/** Lets a Billing Contact pay for an App, for 45.00 a month since a day. */
export async function makePaid(appId: string, billingContactId: string, startsOn = addDays(today(), -10)) {
  const [app] = await db()
    .update(apps)
    .set({ trialEndsAt: null, billingContactId })
    .where(eq(apps.id, appId))
    .returning({ planId: apps.planId })
  const usage = { appId, billingContactId, planId: app?.planId ?? '', monthlyAmount: 4500, currency: 'eur' }
  await db()
    .insert(appUsage)
    .values({ id: newId(), ...usage, startsOn, createdAt: clock.now() })
}

/** Puts an App on an open Client Invite. */
export async function putOnOffer(house: House, appId: string): Promise<string> {
  const [id, now] = [newId(), clock.now()]
  await db()
    .insert(clientInvites)
    .values({
      id,
      senderId: house.owner.id,
      companyId: house.id,
      email: 'kim@blumenhaus.example',
      country: 'DE',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 14 * DAY),
    })
  const [app] = await db().select({ planId: apps.planId }).from(apps).where(eq(apps.id, appId))
  await db()
    .insert(clientInviteApps)
    .values({ inviteId: id, appId, planId: app?.planId ?? '', monthlyAmount: 4500 })
  return id
}

export async function appOf(appId: string) {
  const [row] = await db().select().from(apps).where(eq(apps.id, appId))
  if (!row) throw new Error(`no App ${appId}`)
  return row
}

export async function companyOf(house: Pick<House, 'id'>) {
  const [row] = await db().select().from(companies).where(eq(companies.id, house.id))
  if (!row) throw new Error(`no Company ${house.id}`)
  return row
}

/** Who paid for an App, from when to when, in the order of writing. */
export function ledgerOf(appId: string) {
  return db()
    .select({ payer: appUsage.billingContactId, startsOn: appUsage.startsOn, endsOn: appUsage.endsOn })
    .from(appUsage)
    .where(eq(appUsage.appId, appId))
    .orderBy(asc(appUsage.createdAt), asc(appUsage.id))
}

/** Everything promised of one kind, as its payloads. */
export async function promised(kind: typeof outbox.$inferSelect.kind, about: Record<string, string> = {}) {
  const rows = await db()
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(eq(outbox.kind, kind))
    .orderBy(asc(outbox.id))
  return rows
    .map(({ payload }) => payload)
    .filter((payload) => Object.entries(about).every(([name, value]) => payload[name] === value))
}
