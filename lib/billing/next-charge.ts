import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { mayManageBilling } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { type Day, dayOf, firstOfMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { IS_TO_CHARGE } from './bill-conditions'
import type { MonthView } from './this-month'

/** A day on which a Billing Contact is charged, and the month that is charged then, as its 1st. */
export type Charge = { contactId: string; month: Day; chargedOn: Day }

/** The next day on which something is charged: of bills that are written, and of running months; null where neither costs. */
export function nextCharge(written: Charge[], running: MonthView[]): Charge | null {
  const toCome = running
    .filter(({ expected }) => expected.gross > 0)
    .map(({ contactId, from, chargedOn }) => ({ contactId, month: firstOfMonth(from), chargedOn }))
  const [next] = [...written, ...toCome].toSorted((one, other) => one.chargedOn.localeCompare(other.chargedOn))
  return next ?? null
}

/**
 * The bills of a Company that are charged on a day to come, or tried again then, the next one first; none for a person whose role does not show
 * bills. One round trip.
 */
export function chargesAheadOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<Charge[]> {
  return aheadAt({ accountId, slug, today: dayOf(clock.now(), operator().timeZone) }, reader)
}

/** The day on which a bill is charged by itself, for the first time or once more. */
const CHARGED_ON = sql<Day>`case when ${bills.failedAt} is null then ${bills.chargeOn} else ${bills.nextTryOn} end`

const aheadAt = prepared((reader, { accountId, slug, today }: Places<CompanyAddress & { today: Day }>) =>
  reader
    .select({ contactId: bills.billingContactId, month: bills.month, chargedOn: CHARGED_ON })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .innerJoin(bills, eq(bills.billingContactId, billingContacts.id))
    .where(
      and(
        seatIsAt({ slug }),
        sits(mayManageBilling),
        IS_TO_CHARGE,
        sql`${CHARGED_ON} >= ${today}::date`,
        sql`${bills.gross} > 0`,
      ),
    )
    .orderBy(asc(CHARGED_ON), asc(bills.number)),
)
