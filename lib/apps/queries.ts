import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Reader } from '@/db/client'
import { type Asked, type Given, type Givens, type Places, prepared } from '@/db/prepared'
import { apps, planPrices, plans } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import type { Noun } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { CompanyViewer } from '@/lib/company/queries'
import { maySeeApps, maySeeCosts, maySeePayer } from '@/lib/company/roles'
import { type CompanyAddress, SEAT_ROLE, seatIsAt, seatsOf } from '@/lib/company/seat'
import { type Day, dayOf } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { lastFullDay } from '@/lib/expiry'
import { operator } from '@/lib/operator'
import { AGREED_AMOUNT } from './agreed-price'
import { INVITE_END } from './offers'
import { endedOn, type PausedReason, pausedBy, planKeptUntil } from './paused'
import { priceOn } from './plans'
import { isReached, isReachedBy, SEES_ALL } from './reach'
import { type Trial, trialAt } from './trial'

/** An App on an open Client Invite: to whom, and the last full day the client may take it. */
export type OpenOffer = { inviteId: string; client: string; clientEmail: string; until: Day; isMine: boolean }

/** An App as one person sees it. What their role does not show is null. */
export type AppView = {
  id: string
  companyId: string
  name: string
  noun: Noun
  planName: string
  /** Net cents a month: what the ledger says for a paid App, today's price of the plan for a trial or an ended plan. */
  monthlyAmount: number | null
  currency: string
  /** What a paid App will be from a later day on, and its price; null where nothing is to change or the role shows no costs. */
  comingPlan: { name: string; monthlyAmount: number; from: Day } | null
  /** Null for a paid App. */
  trial: Trial | null
  /** Why nothing answers at its address; null while it runs. */
  paused: PausedReason | null
  /** The last day that is to be paid, while that is not over. */
  planEndsOn: Day | null
  /** The last day that was paid, once it is over. */
  planEndedOn: Day | null
  /** Until when it is kept after its plan ends or its trial is over; null where no end is known. */
  keptUntil: Day | null
  offer: OpenOffer | null
  /** Who pays, by name; never how. */
  payer: { id: string; name: string } | null
  createdAt: Date
}

/** The Apps of a Company that this person may see, by name. One round trip. */
export function appsOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<AppView[]> {
  return appsAt({ accountId, slug, today: today() }, reader).as((rows) => rows.map((row) => viewOf(row, accountId)))
}

const appsAt = prepared((reader, places: Places<Reading & { slug: string }>) =>
  select(reader, places)
    .where(and(isNull(apps.deletedAt), seatIsAt(places), isReached(places.accountId)))
    .orderBy(asc(apps.name)),
)

/** One App of a Company by its name, for whoever may see it; null for everybody else. One round trip. */
export function findApp({ accountId, slug }: CompanyAddress, name: string, reader?: Reader): Asked<AppView | null> {
  const asked = appAt({ accountId, slug, name, today: today() }, reader)
  return asked.as(([row]) => (row ? viewOf(row, accountId) : null))
}

const appAt = prepared((reader, places: Places<Reading & { slug: string; name: string }>) =>
  select(reader, places)
    .where(and(isNull(apps.deletedAt), seatIsAt(places), isReached(places.accountId), eq(apps.name, places.name)))
    .limit(1),
)

/**
 * The slug of the Company that an App belongs to today, among the given ones; null when it is none of them.
 * Leads an address under the former Company to the present one. One round trip.
 */
export async function presentCompanyOf(
  viewers: CompanyViewer[],
  name: string,
  reader: Reader = db(),
): Promise<string | null> {
  if (viewers.length === 0) return null
  const rows = await reader
    .select({ slug: companies.slug })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .where(and(eq(apps.name, name), isNull(apps.deletedAt), or(...viewers.map(isReachedBy))))
    .limit(1)
  return rows[0]?.slug ?? null
}

/** Every trial of the Companies the person is an Owner or Admin of, the first to end first. One round trip. */
export function trialsOf(accountId: string, reader?: Reader): Asked<AppView[]> {
  return trialsSeenBy({ accountId, today: today() }, reader).as((rows) =>
    rows
      .map((row) => viewOf(row, accountId))
      .sort((one, other) => Number(one.trial?.endsAt ?? 0) - Number(other.trial?.endsAt ?? 0)),
  )
}

const trialsSeenBy = prepared((reader, places: Places<Reading>) =>
  select(reader, places).where(
    and(isNull(apps.deletedAt), isNotNull(apps.trialEndsAt), SEES_ALL, isWhereTheySit(places.accountId)),
  ),
)

/** Said beside the joined seat: the Apps of a person's Companies are then looked up there, and not all Apps gone through. */
function isWhereTheySit(accountId: Given<string>): SQL {
  return sql`${apps.companyId} = any(array(select s.company_id from seats s where s.account_id = ${accountId}))`
}

/** Which of these Apps are on a trial that is not over, by name, and each one's last day. */
export async function runningTrials(appIds: string[], reader: Reader = db()): Promise<{ name: string; endsOn: Day }[]> {
  const rows = await reader
    .select({ name: apps.name, trialEndsAt: apps.trialEndsAt, createdAt: apps.createdAt, inviteEndsAt: INVITE_END })
    .from(apps)
    .where(and(inArray(apps.id, appIds), isNull(apps.deletedAt)))
    .orderBy(asc(apps.name))
  const { trialDays, timeZone } = operator()
  return rows.flatMap(({ name, trialEndsAt, ...facts }) => {
    const trial = trialEndsAt && trialAt({ ...facts, trialEndsAt, trialDays }, clock.now(), timeZone)
    return trial && !trial.isOver ? [{ name, endsOn: trial.endsOn }] : []
  })
}

/** The row of the ledger that begins later, where one does. */
const coming = alias(appUsage, 'coming')
const comingPlans = alias(plans, 'coming_plans')

type Reading = { accountId: string; today: Day }

function today(): Day {
  return dayOf(clock.now(), operator().timeZone)
}

function select(reader: Reader, { accountId, today }: Givens<Reading>) {
  const { currency } = operator()
  return reader
    .select({
      id: apps.id,
      companyId: apps.companyId,
      name: apps.name,
      noun: apps.noun,
      planName: plans.name,
      planAmount: planPrices.monthlyAmount,
      // Whoever is suspended pays nothing, and the same as before once they have paid.
      usageAmount: sql<number | null>`coalesce(${appUsage.monthlyAmount}, ${coming.monthlyAmount},
        case when ${billingContacts.status} = 'suspended' and ${apps.planEndedOn} is null then ${AGREED_AMOUNT} end)`,
      currency: sql<string>`coalesce(${appUsage.currency}, ${coming.currency}, ${currency})`,
      isChanging: sql<boolean>`${appUsage.id} is not null and ${coming.id} is not null`,
      comingName: comingPlans.name,
      comingAmount: coming.monthlyAmount,
      comingFrom: coming.startsOn,
      createdAt: apps.createdAt,
      trialEndsAt: apps.trialEndsAt,
      planEndsOn: apps.planEndsOn,
      planEndedOn: apps.planEndedOn,
      broughtBackUntil: apps.keptUntil,
      inviteEndsAt: INVITE_END,
      inviteId: clientInvites.id,
      clientName: clientInvites.clientName,
      clientEmail: clientInvites.email,
      offerEndsAt: clientInvites.expiresAt,
      orderedAt: clientInvites.orderedAt,
      senderId: clientInvites.senderId,
      payerId: billingContacts.id,
      payerName: billingContacts.legalName,
      payerStatus: billingContacts.status,
      role: SEAT_ROLE,
    })
    .from(apps)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${apps.companyId}`)
    .leftJoin(appUsage, coversToday(today))
    .leftJoin(coming, and(eq(coming.appId, apps.id), isNull(coming.endsOn), gt(coming.startsOn, sql`${today}::date`)))
    .leftJoin(comingPlans, eq(comingPlans.id, coming.planId))
    .innerJoin(plans, sql`${plans.id} = coalesce(${appUsage.planId}, ${coming.planId}, ${apps.planId})`)
    .leftJoin(planPrices, priceOn(today, currency))
    .leftJoin(clientInviteApps, and(eq(clientInviteApps.appId, apps.id), isNull(clientInviteApps.closedAt)))
    .leftJoin(clientInvites, eq(clientInvites.id, clientInviteApps.inviteId))
    .leftJoin(billingContacts, eq(billingContacts.id, apps.billingContactId))
}

/** The row of the ledger that covers today, of whoever pays now: after a hand-over the former payer's last day is theirs. */
function coversToday(today: Given<Day>): SQL {
  return sql`${appUsage.appId} = ${apps.id} and ${appUsage.billingContactId} = ${apps.billingContactId}
    and daterange(${appUsage.startsOn}, ${appUsage.endsOn} + 1, '[)') @> ${today}::date`
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['limit']>>[number]

function viewOf({ role, ...row }: Row, accountId: string): AppView {
  const { timeZone, trialDays, bills } = operator()
  const now = clock.now()
  const trial = row.trialEndsAt && trialAt({ ...row, trialEndsAt: row.trialEndsAt, trialDays }, now, timeZone)
  const today = dayOf(now, timeZone)
  const planEndedOn = endedOn(row, today)
  const planEndsOn = planEndedOn ? null : row.planEndsOn
  const lastPaid = planEndedOn ?? planEndsOn
  return {
    id: row.id,
    companyId: row.companyId,
    name: row.name,
    noun: row.noun,
    planName: row.planName,
    monthlyAmount: maySeeCosts(role) ? (row.usageAmount ?? row.planAmount) : null,
    currency: row.currency,
    comingPlan: maySeeCosts(role) && row.isChanging ? comingOf(row) : null,
    trial,
    paused: pausedBy({ ...row, isTrialOver: trial?.isOver ?? null }, today),
    planEndsOn,
    planEndedOn,
    keptUntil: lastPaid ? planKeptUntil(lastPaid, bills.keptDays, row.broughtBackUntil) : (trial?.keptUntil ?? null),
    offer: maySeeApps(role) === 'all' ? offerOf(row, accountId) : null,
    payer: maySeePayer(role) && row.payerId ? { id: row.payerId, name: row.payerName ?? '' } : null,
    createdAt: row.createdAt,
  }
}

function comingOf({ comingName, comingAmount, comingFrom }: Omit<Row, 'role'>): AppView['comingPlan'] {
  if (comingName === null || comingAmount === null || comingFrom === null) return null
  return { name: comingName, monthlyAmount: comingAmount, from: comingFrom }
}

function offerOf(row: Omit<Row, 'role'>, accountId: string): OpenOffer | null {
  if (!row.inviteId || !row.offerEndsAt || row.clientEmail === null) return null
  // Run out, and only waiting to be closed; an order placed in time outlives the expiry (client-invite/states.ts).
  if (row.offerEndsAt <= clock.now() && !row.orderedAt) return null
  return {
    inviteId: row.inviteId,
    client: row.clientName || shownAddress(row.clientEmail),
    clientEmail: row.clientEmail,
    until: lastFullDay(row.offerEndsAt),
    isMine: row.senderId === accountId,
  }
}
