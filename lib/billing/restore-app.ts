import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { lockMailbox } from '@/lib/account/same-mailbox'
import { type Actor, accountOf } from '@/lib/actor'
import { agreedPrice } from '@/lib/apps/agreed-price'
import { refuseFurtherTrial } from '@/lib/apps/further-trial'
import { goneBefore } from '@/lib/apps/switched-off'
import { trialEnd } from '@/lib/apps/trial'
import { clock } from '@/lib/clock'
import { enterCompany, ownersOf, refuseRole, roleOf } from '@/lib/company/members'
import { mayCreateApp, mayRestoreApp } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import type { Day } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { operator } from '@/lib/operator'
import { agreeToDocuments, needsTick } from './agreements'
import { applyPlan } from './apply-plan'
import { quotePlan, takePayer } from './plan-order'
import { promiseReminders } from './promise-reminders'
import { amountHash } from './quote'
import { keptOnceBack } from './restore-view'
import { findSwitchedOff, lockSwitchedOff, type SwitchedOff } from './switched-off-app'

export type RestoreInput = {
  companySlug: string
  appName: string
  /** Of the quote that the page showed; not asked where nobody has to pay. */
  amountHash: string
  businessTick: boolean
}

type Restored = { appId: string }

/**
 * Brings an App back within seven days after it was switched off: a trial as it was, an ended plan as ended. A paid one begins to
 * cost again what it did, which is an order. Owners are told. One that is there already stays as it is.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed, app-gone, trial-running, trials-held, maker-has-trial,
 * contact-not-chosen, contact-not-ready, payment-overdue, amount-changed, tick-missing.
 */
export async function restoreApp(actor: Actor, input: RestoreInput): Promise<void> {
  const accountId = accountOf(actor)
  const wish: Wish<Restored> = { verb: 'restore-app', content: input, holds: isStillBack }
  await once(actor, wish, async (tx) => {
    const makers = await lockMakers(tx, accountId, input)
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayRestoreApp(company.role)) await refuseRole(tx, company, accountId, 'owner')
    const app = (await lockSwitchedOff(tx, company.id, input.appName)) ?? refuse('not-found')
    if (!app.deletedAt) return { appId: app.id }
    if (app.deletedAt < goneBefore(clock.now())) refuse('app-gone')
    if (app.trialEndsAt) await judgeTrial(tx, { companyId: company.id, accountId, app, makers })
    else if (!app.planEndedOn) await order(tx, company.id, accountId, app, input)
    await tx.update(apps).set({ deletedAt: null }).where(eq(apps.id, app.id))
    const told = await ownersOf(tx, company.id)
    if (app.planEndedOn) await keepOn(tx, app, app.planEndedOn, told)
    await record(tx, actor, { verb: 'app-restored', companyId: company.id, appId: app.id })
    const key = `app-restored:${newId()}`
    await tell(tx, told, (recipientId) => ({
      kind: 'mail-app-restored',
      key: `${key}:${recipientId}`,
      payload: { appId: app.id, recipientId, actorId: accountId },
    }))
    return { appId: app.id }
  })
}

async function isStillBack(tx: Transaction, { appId }: Restored): Promise<boolean> {
  const [app] = await tx.select({ deletedAt: apps.deletedAt }).from(apps).where(eq(apps.id, appId))
  return app !== undefined && app.deletedAt === null
}

/** Accounts come before Companies: whoever made a trial may have begun another meanwhile. Strangers lock nobody. */
async function lockMakers(
  tx: Transaction,
  accountId: string,
  { companySlug, appName }: RestoreInput,
): Promise<string[]> {
  const [company] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, companySlug))
  const role = company && (await roleOf(tx, company.id, accountId))
  if (!company || !role) refuse('not-found')
  const app = mayRestoreApp(role) ? await findSwitchedOff(tx, company.id, appName) : null
  return app?.trialEndsAt ? lockMailbox(tx, app.createdBy) : []
}

type Judged = { companyId: string; accountId: string; app: SwitchedOff; makers: string[] }

/** A trial that goes on counts for whoever made it, as if it had never been away. */
async function judgeTrial(tx: Transaction, { companyId, accountId, app, makers }: Judged): Promise<void> {
  const { trialEndsAt, createdBy } = app
  if (!trialEndsAt || trialEnd({ ...app, trialEndsAt, trialDays: operator().trialDays }) <= clock.now()) return
  const role = await roleOf(tx, companyId, createdBy)
  if (role && mayCreateApp(role)) await refuseFurtherTrial(tx, makers, accountId)
}

/** It begins to cost again: nobody pays what they did not see. */
async function order(tx: Transaction, companyId: string, accountId: string, app: SwitchedOff, input: RestoreInput) {
  const payer = await takePayer(tx, companyId, app.billingContactId)
  const price = await agreedPrice(tx, app)
  if (!price) throw new Error(`nobody ever paid for app ${app.id}`)
  const quote = await quotePlan(tx, { payer, app, monthlyAmount: price.monthlyAmount })
  if (amountHash(quote) !== input.amountHash) refuse('amount-changed')
  if (await needsTick(tx, companyId)) {
    if (!input.businessTick) refuse('tick-missing', 'businessTick')
    await agreeToDocuments(tx, companyId, accountId)
  }
  await applyPlan(tx, { appId: app.id, plan: { id: app.planId, ...price }, billingContactId: payer.id })
}

/** Brought back at the end of its time it would be switched off again at once. */
async function keepOn(tx: Transaction, app: SwitchedOff, endedOn: Day, recipientIds: string[]): Promise<void> {
  const keptUntil = keptOnceBack(endedOn)
  await tx.update(apps).set({ keptUntil }).where(eq(apps.id, app.id))
  await promiseReminders(tx, { appId: app.id, keptUntil, recipientIds })
}
