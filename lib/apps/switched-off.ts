import { and, asc, gte, isNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { clock } from '@/lib/clock'
import { mayRestoreApp, maySwitchOffApp } from '@/lib/company/roles'
import { type CompanyAddress, SEAT_ROLE, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { addDays, type Day, dayOf, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'

/** A switched-off App can be brought back for so many days after that day. */
const DAYS_TO_BRING_BACK = 7

/** An App that is switched off and can still be brought back. */
export type SwitchedOffApp = {
  name: string
  /** The last day on which it can be brought back. */
  until: Day
  /** Whether the reader may. */
  mayRestore: boolean
}

/** Apps that were switched off before this moment are gone for good: seven whole days lie behind them. */
export function goneBefore(now: Date): Date {
  const { timeZone } = operator()
  return startOfDay(addDays(dayOf(now, timeZone), -DAYS_TO_BRING_BACK), timeZone)
}

/** The last day on which an App can be brought back. */
export function lastDayToBringBack(switchedOffAt: Date): Day {
  return addDays(dayOf(switchedOffAt, operator().timeZone), DAYS_TO_BRING_BACK)
}

/** The Apps of a Company that can still be brought back, for whoever may switch some off, by name. One round trip. */
export function switchedOffApps({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<SwitchedOffApp[]> {
  return switchedOffAt({ accountId, slug, since: goneBefore(clock.now()) }, reader).as((rows) =>
    rows.map(({ name, deletedAt, role }) => ({
      name,
      until: lastDayToBringBack(deletedAt ?? clock.now()),
      mayRestore: mayRestoreApp(role),
    })),
  )
}

const switchedOffAt = prepared((reader, { accountId, slug, since }: Places<CompanyAddress & { since: Date }>) =>
  reader
    .select({ name: apps.name, deletedAt: apps.deletedAt, role: SEAT_ROLE })
    .from(apps)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${apps.companyId}`)
    .where(and(gte(apps.deletedAt, since), isNull(apps.nameFreedAt), seatIsAt({ slug }), sits(maySwitchOffApp)))
    .orderBy(asc(apps.name)),
)
