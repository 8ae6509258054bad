import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { expect } from '@/e2e/world'
import { addDays, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { Developer } from '@/testing/people'
import type { Stack } from '@/testing/stack'

type Expected = { developer: Developer; email: string; company: string; developerRole?: 'admin' | null }

/** Everything that must be true after a hand-over, read from the tables. */
export async function expectHandedOver(appName: string, expected: Expected): Promise<void> {
  const [app] = await db()
    .select({ id: apps.id, companyId: apps.companyId, contactId: apps.billingContactId, company: companies.name })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .where(eq(apps.name, appName))
  expect(app?.company).toBe(expected.company)
  const team = await db()
    .select({ email: accounts.email, role: memberships.role })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(eq(memberships.companyId, app?.companyId ?? ''))
  expect(team).toContainEqual({ email: expected.email, role: 'owner' })
  if (expected.developerRole !== null) expect(team).toContainEqual({ email: expected.developer.email, role: 'admin' })
  const contacts = await db()
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(eq(companies.slug, expected.developer.slug))
  expect(contacts, 'the sender has no Billing Contact').toEqual([])
  const usage = await db()
    .select()
    .from(appUsage)
    .where(eq(appUsage.appId, app?.id ?? ''))
  expect(usage).toHaveLength(1)
  const handedOverAt = await expectRecorded(app?.id ?? '')
  expect(usage[0]?.startsOn).toBe(addDays(dayOf(handedOverAt, operator().timeZone), 1))
}

/** Answers when the log says that it was. */
async function expectRecorded(appId: string): Promise<Date> {
  const lines = (await db().select().from(activities).where(eq(activities.appId, appId))).filter(
    (line) => line.verb === 'app-handed-over',
  )
  expect(new Set(lines.map((line) => line.companyId)).size, 'one line of activity on each side').toBe(2)
  const [{ inviteId, at } = { inviteId: null, at: null }] = lines
  if (!inviteId || !at) throw new Error('nothing says that it was handed over')
  const agreed = await db().select().from(agreements).where(eq(agreements.inviteId, inviteId))
  expect(agreed.map((row) => row.document).sort()).toEqual(['data-processing', 'terms'])
  const promised = (await db().select().from(outbox)).filter((row) => row.key.endsWith(inviteId))
  expect(promised.map((row) => row.kind).sort()).toEqual(['mail-done-client', 'mail-done-developer'])
  return at
}

/** What our webhook answered to the deliveries about this client's Checkout. */
export async function answersTo(stack: Stack, email: string): Promise<number[]> {
  const report = (await (await fetch(`${stack.stripeOrigin}/_control`)).json()) as {
    events: { id: string; data: { object: { customer_details?: { email?: string } } } }[]
    deliveries: { event: string; type: string; answers: number[] }[]
  }
  const about = report.events.filter((event) => event.data.object.customer_details?.email === email)
  return report.deliveries
    .filter(({ event, type }) => type === 'checkout.session.completed' && about.some(({ id }) => id === event))
    .flatMap(({ answers }) => answers)
}
