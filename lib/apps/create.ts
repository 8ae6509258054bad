import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { lockCompany } from '@/db/transaction'
import { RESERVED_APP_NAMES } from '@/db/vocabulary'
import { lockMailbox } from '@/lib/account/same-mailbox'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuseRole } from '@/lib/company/members'
import { findCompany } from '@/lib/company/queries'
import { mayCreateApp } from '@/lib/company/roles'
import { judgeAll, refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { operator } from '@/lib/operator'
import { pasted } from '@/lib/pasted'
import { refuseFurtherTrial } from './further-trial'
import { activePlans } from './plans'
import { newTrialEnd } from './trial'

export type NewApp = { companySlug: string; name: string; planSlug: string }
type CreatedApp = { id: string; name: string; companySlug: string }

const NAME = /^[a-z](?:[a-z0-9]|-(?!-)){1,28}[a-z0-9]$/
const LONGEST_NAME = 30

/** Whether a text from a URL can be the name of an App. Anything else is "not found" before it reaches the database. */
export function isAppName(text: string): boolean {
  return NAME.test(text)
}

/**
 * Creates an App as a trial on the chosen plan, in a Company that takes trials. One running trial per mailbox outside of Client Invites, and
 * a limited number that invites hold (docs/rules.md R25); both are counted under the lock of all its accounts.
 * Refuses: not-found, role-lowered, not-allowed, trial-not-here, app-name-form, app-name-reserved, app-name-taken, plan-not-chosen,
 * trial-running, trials-held.
 */
export async function createApp(actor: Actor, input: NewApp): Promise<CreatedApp> {
  const accountId = accountOf(actor)
  const wish: Wish<CreatedApp> = { verb: 'create-app', content: input, holds: isStillThere }
  return once(actor, wish, async (tx) => {
    const seen = await findCompany(accountId, input.companySlug, tx)
    if (!seen) refuse('not-found')
    const theirs = await lockMailbox(tx, accountId)
    await lockCompany(tx, seen.id)
    // Read again under the lock: who was removed a moment ago is not a member any more.
    const company = await findCompany(accountId, input.companySlug, tx)
    if (!company) refuse('not-found')
    if (!mayCreateApp(company.role)) await refuseRole(tx, company, accountId, 'admin')
    if (!company.takesTrials) refuse('trial-not-here')
    const { name, plan } = await judgeAll({
      name: () => freeNameOf(tx, input.name),
      plan: async () => {
        const plan = (await activePlans(tx)).find((candidate) => candidate.slug === input.planSlug)
        return plan ?? refuse('plan-not-chosen', 'planSlug')
      },
    })
    await refuseFurtherTrial(tx, theirs)

    const now = clock.now()
    const [created] = await tx
      .insert(apps)
      .values({
        id: newId(),
        companyId: company.id,
        name,
        planId: plan.id,
        createdBy: accountId,
        createdAt: now,
        trialEndsAt: newTrialEnd(now, operator().trialDays),
      })
      .onConflictDoNothing()
      .returning({ id: apps.id })
    // Somebody else took the name between our look and our insert.
    if (!created) refuse('app-name-taken', 'name', { suggestion: await freeName(tx, name) })
    await record(tx, actor, { verb: 'app-created', companyId: company.id, appId: created.id })
    return { id: created.id, name, companySlug: company.slug }
  })
}

async function isStillThere(tx: Transaction, { id }: CreatedApp): Promise<boolean> {
  return (await tx.$count(apps, and(eq(apps.id, id), isNull(apps.deletedAt)))) > 0
}

async function freeNameOf(tx: Transaction, typed: string): Promise<string> {
  const name = pasted(typed)
  if (!isAppName(name)) refuse('app-name-form', 'name')
  if ((RESERVED_APP_NAMES as readonly string[]).includes(name)) refuse('app-name-reserved', 'name')
  const suggestion = await freeName(tx, name)
  return suggestion === name ? name : refuse('app-name-taken', 'name', { suggestion })
}

/** The name itself when it is free, else the first free one with a number. */
async function freeName(tx: Transaction, name: string): Promise<string> {
  const stem = name.slice(0, LONGEST_NAME - 4).replace(/-$/, '')
  const rows = await tx
    .select({ name: apps.name })
    .from(apps)
    .where(and(isNull(apps.nameFreedAt), or(eq(apps.name, name), sql`starts_with(${apps.name}, ${`${stem}-`})`)))
  const taken = new Set(rows.map((row) => row.name))
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${stem}-${number}`
  return free
}
