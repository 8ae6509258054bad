import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { closeDatabase, db, withPatience } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { syncPlans } from '@/lib/apps/plans'
import { closeMonths } from '@/lib/billing/close-months'
import { clock } from '@/lib/clock'
import { dayOf, firstOfNextMonth, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { createTestDatabase, prepareTestServer } from '@/testing/database'
import { ENVIRONMENT } from '@/testing/environment'
import { startClock } from '@/testing/test-clock'

/** What closing a month cost, a bill each of so many contacts: time, CPU of our process, and what that held. */
export type BillFigures = {
  bills: number
  wallMs: number
  cpuMs: number
  /** What was held before, and every so often while they were written. */
  heldBytes: number[]
}

const APPS_A_CONTACT = 2
const LOOKED_AT_MS = 5000
const HOURS = 3 * 3_600_000

/** Closes one month of so many contacts with two Apps each. `adopt` is handed what puts the database away again. */
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
  adopt(closeDatabase)
  await syncPlans()
  await fill(contacts)
  const { timeZone } = operator()
  turned.moveTo(new Date(startOfDay(firstOfNextMonth(dayOf(clock.now(), timeZone)), timeZone).getTime() + HOURS))
  const heldBytes = [held()]
  const looking = setInterval(() => heldBytes.push(held()), LOOKED_AT_MS)
  const [began, used] = [performance.now(), process.cpuUsage()]
  await withPatience(closeMonths)
  const [wallMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)]
  clearInterval(looking)
  heldBytes.push(held())
  return { bills: await db().$count(bills), wallMs, cpuMs: (user + system) / 1000, heldBytes }
}

/** What is left once everything that nobody needs is gone: the collector itself takes its time. */
function held(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
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
export function billsText({ bills, wallMs, cpuMs, heldBytes }: BillFigures): string {
  const mebibytes = (bytes = 0) => (bytes / 2 ** 20).toFixed(1)
  const [each, ofUs] = [(wallMs / bills).toFixed(1), (cpuMs / bills).toFixed(2)]
  return [
    `${bills} bills in ${(wallMs / 1000).toFixed(1)} s: ${each} ms a bill, ${ofUs} ms of it our CPU`,
    `held: ${mebibytes(heldBytes[0])} MiB before, ${mebibytes(Math.max(...heldBytes))} at most, ${mebibytes(heldBytes.at(-1))} at the end`,
  ].join('\n')
}
