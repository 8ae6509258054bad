import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { lockCompany } from '@/db/transaction'
import { lockMailbox } from '@/lib/account/same-mailbox'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuseRole } from '@/lib/company/members'
import { findCompany } from '@/lib/company/queries'
import { mayCreateApp } from '@/lib/company/roles'
import { judgeAll, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { operator } from '@/lib/operator'
import { takeAppName } from './app-name'
import { refuseFurtherTrial } from './further-trial'
import { insertApp } from './insert-app'
import { takePlan } from './plans'
import { newTrialEnd } from './trial'

export type NewApp = { companySlug: string; name: string; planSlug: string }
type CreatedApp = { id: string; name: string; companySlug: string }

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
      name: () => takeAppName(tx, input.name),
      plan: () => takePlan(tx, input.planSlug),
    })
    await refuseFurtherTrial(tx, theirs, accountId)

    const trialEndsAt = newTrialEnd(clock.now(), operator().trialDays)
    const app = { companyId: company.id, name, planId: plan.id, createdBy: accountId, trialEndsAt }
    const id = await insertApp(tx, app)
    await record(tx, actor, { verb: 'app-created', companyId: company.id, appId: id })
    return { id, name, companySlug: company.slug }
  })
}

async function isStillThere(tx: Transaction, { id }: CreatedApp): Promise<boolean> {
  return (await tx.$count(apps, and(eq(apps.id, id), isNull(apps.deletedAt)))) > 0
}
