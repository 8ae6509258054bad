import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { closeDatabase, db, withPatience } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { syncPlans } from '@/lib/apps/plans'
import { closeMonths } from '@/lib/billing/close-months'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf, firstOfNextMonth, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { createTestDatabase, prepareTestServer } from '@/testing/database'
import { ENVIRONMENT } from '@/testing/environment'
import { startStandInsApart } from '@/testing/stack'
import { startClock } from '@/testing/test-clock'
import { type CollectionFigures, collectionsText, measureCollections } from './collections'
import { held } from './held'

/** What closing a month cost, a bill each of so many contacts: time, CPU of our process, and what that held; and charging them. */
export type BillFigures = {
  bills: number
  wallMs: number
  cpuMs: number
  /** What was held before, and every so often while they were written. */
  heldBytes: number[]
  collections: CollectionFigures
}

const APPS_A_CONTACT = 2
const LOOKED_AT_MS = 5000
const HOURS = 3 * 3_600_000
/** Cards are charged two days after the bill is written. */
const DAYS_LATER = 2
const MOST_COLLECTED = 500

/** Closes one month of so many contacts with two Apps each, and charges the first of their bills. `adopt` is handed what puts the database away again. */
export async function measureBills(
  contacts: number,
  adopt: (putAway: () => Promise<void>) => void,
): Promise<BillFigures> {
  adopt(await prepareTestServer())
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-bills-'))
  adopt(async () => rmSync(folder, { recursive: true, force: true }))
  const clockFile = path.join(folder, 'clock')
  const turned = startClock(clockFile)
  const database = await createTestDatabase()
  adopt(database.drop)
  Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.url, OVERTO_CLOCK_FILE: clockFile })
  const standIns = await startStandInsApart()
  adopt(standIns.stop)
  Object.assign(process.env, { STRIPE_API_BASE: standIns.stripeOrigin, STRIPE_PAGE_ORIGINS: standIns.stripeOrigin })
  adopt(closeDatabase)
  await syncPlans()
  await fill(contacts)
  const { timeZone } = operator()
  const first = firstOfNextMonth(dayOf(clock.now(), timeZone))
  const nightOf = (day: Day) => new Date(startOfDay(day, timeZone).getTime() + HOURS)
  turned.moveTo(nightOf(first))
  const heldBytes = [held()]
  const looking = setInterval(() => heldBytes.push(held()), LOOKED_AT_MS)
  const [began, used] = [performance.now(), process.cpuUsage()]
  await withPatience(closeMonths)
  const [wallMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)]
  clearInterval(looking)
  heldBytes.push(held())
  turned.moveTo(nightOf(addDays(first, DAYS_LATER)))
  const collections = await measureCollections(MOST_COLLECTED)
  return { bills: await db().$count(bills), wallMs, cpuMs: (user + system) / 1000, heldBytes, collections }
}

/** Companies with an Owner each, who pays for Apps since the middle of this month. Guards and references rest meanwhile. */
async function fill(contacts: number): Promise<void> {
  const now = sql`${clock.now().toISOString()}::timestamptz`
  await db().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`create temp table payers on commit drop as
      select n, gen_random_uuid() as owner, gen_random_uuid() as company, gen_random_uuid() as contact
      from generate_series(1, ${contacts}::int) n`)
    await tx.execute(sql`insert into accounts (id, kind, email, first_name, created_at)
      select owner, 'client', 'payer-' || n || '@bills.example', 'Payer', ${now} from payers`)
    await tx.execute(sql`insert into companies (id, slug, name, created_at)
      select company, 'payer-' || n, 'Payer ' || n, ${now} from payers`)
    await tx.execute(sql`insert into memberships (company_id, account_id, role, created_at)
      select company, owner, 'owner', ${now} from payers`)
    await tx.execute(sql`insert into billing_contacts (id, company_id, currency, legal_name, invoice_email, address, country,
        language, stripe_customer_id, payment_method_id, payment_method_type, status, created_at)
      select contact, company, 'eur', 'Payer ' || n, 'payer-' || n || '@bills.example',
        '{"street": "Weg 1", "postcode": "24103", "city": "Kiel", "country": "DE"}', 'DE', 'de', 'cus_' || n, 'pm_' || n,
        'card', 'active', ${now} from payers`)
    await tx.execute(sql`insert into apps (id, company_id, name, plan_id, billing_contact_id, created_by, created_at)
      select gen_random_uuid(), company, 'app-' || n || '-' || k, (select id from plans order by position limit 1), contact,
        owner, ${now} from payers, generate_series(1, ${APPS_A_CONTACT}::int) k`)
    await tx.execute(sql`insert into app_usage (id, app_id, billing_contact_id, plan_id, monthly_amount, currency, starts_on,
        created_at)
      select gen_random_uuid(), id, billing_contact_id, plan_id, 4500, 'eur', ${now}::date - 5, ${now} from apps`)
  })
  await db().execute(sql`vacuum analyze`)
}

/** The figures for a person. */
export function billsText({ bills, wallMs, cpuMs, heldBytes, collections }: BillFigures): string {
  const mebibytes = (bytes = 0) => (bytes / 2 ** 20).toFixed(1)
  const [each, ofUs] = [(wallMs / bills).toFixed(1), (cpuMs / bills).toFixed(2)]
  return [
    `${bills} bills in ${(wallMs / 1000).toFixed(1)} s: ${each} ms a bill, ${ofUs} ms of it our CPU`,
    `held: ${mebibytes(heldBytes[0])} MiB before, ${mebibytes(Math.max(...heldBytes))} at most, ${mebibytes(heldBytes.at(-1))} at the end`,
    collectionsText(collections),
  ].join('\n')
}
