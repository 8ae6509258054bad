import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { lockCompany, lockContacts } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { IS_OFFERED } from '@/lib/apps/offers'
import { freshAccountOf } from '@/lib/auth/fresh'
import { type EnteredCompany, enterLocked, ownersOf, refuseRole, roleOf } from '@/lib/company/members'
import { lapseRequestsFor } from '@/lib/company/plan-requests'
import { mayMoveAway, mayMoveIn } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { companyTakesTrials } from '@/lib/company/trial-place'
import { refuse } from '@/lib/errors'
import { isId, newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { releaseApp } from '@/lib/team/release-app'
import { recordStandings, standingsIn } from '@/lib/team/standings'
import { endDuePlans } from './end-due-plans'
import { isWithinLimit, limitFor, monthlySum } from './monthly-limit'
import { writeLedger } from './write-ledger'

export type Move = {
  companySlug: string
  appName: string
  /** Where it goes; the same Company when only somebody else there is to pay. */
  targetSlug: string
  /** Who pays for it there: an active Billing Contact. Not asked for a trial. */
  contactId: string | null
}

type MovedTo = { appId: string; companyId: string; contactId: string | null }
type MovedApp = { id: string; isTrial: boolean; contactId: string | null }

/**
 * Moves an App to another Company, or in one Company to another Billing Contact: the old payer pays through today, the new
 * one from tomorrow. Its address, its content and its Collaborators stay.
 * Refuses: sign-in-first, prove-again, not-found, role-lowered, not-allowed, target-not-chosen, target-not-yours,
 * app-on-offer, payment-overdue, trial-not-there, contact-not-chosen, contact-not-ready, nothing-to-move, beyond-limit.
 */
export async function moveApp(actor: Actor, input: Move): Promise<{ companySlug: string; appName: string }> {
  const accountId = freshAccountOf(actor)
  const wish: Wish<MovedTo> = { verb: 'move-app', content: input, holds: isStillThere }
  await once(actor, wish, async (tx) => {
    const { from, to } = await enterBoth(tx, accountId, input)
    const app = await findMoved(tx, from.id, input.appName)
    if (app.isTrial && from.id === to.id) refuse('nothing-to-move', 'target')
    if (app.isTrial && !(await companyTakesTrials(tx, to.id))) refuse('trial-not-there', 'target')
    const after = app.isTrial ? null : await judgePayer(tx, to.id, app, input.contactId)
    await endDuePlans(tx, [app.id])
    const [before, costBefore] = [await standingsIn(tx, to.id), await monthlySum(tx, to.id)]
    await tx.update(apps).set({ companyId: to.id, billingContactId: after }).where(eq(apps.id, app.id))
    if (after) await changePayer(tx, app.id, after)
    if (from.id !== to.id) await refuseBeyondLimit(tx, to, costBefore)
    await lapseRequestsFor(tx, actor, [app.id])
    const ids = { fromCompanyId: from.id, toCompanyId: to.id }
    if (from.id !== to.id) await releaseApp(tx, actor, { appId: app.id, ...ids })
    await recordStandings(tx, actor, to.id, before)
    for (const companyId of new Set([from.id, to.id])) {
      const facts = { ...ids, before: app.contactId, after }
      await record(tx, actor, { verb: 'app-moved', companyId, appId: app.id, facts })
    }
    const key = `app-moved:${newId()}`
    const told = [...(await ownersOf(tx, from.id)), ...(await ownersOf(tx, to.id)), accountId]
    await tell(tx, told, (recipientId) => ({
      kind: 'mail-app-moved',
      key: `${key}:${recipientId}`,
      payload: { appId: app.id, ...ids, actorId: accountId, recipientId },
    }))
    return { appId: app.id, companyId: to.id, contactId: after }
  })
  return { companySlug: input.targetSlug, appName: input.appName }
}

/** The App is where the move took it, paid as the move said. */
async function isStillThere(tx: Transaction, { appId, companyId, contactId }: MovedTo): Promise<boolean> {
  const [app] = await tx
    .select({ companyId: apps.companyId, contactId: apps.billingContactId })
    .from(apps)
    .where(and(eq(apps.id, appId), isNull(apps.deletedAt)))
  return app?.companyId === companyId && app.contactId === contactId
}

/** Both Companies under lock, in id order, with what the person is in them right now. */
async function enterBoth(tx: Transaction, accountId: string, { companySlug, targetSlug }: Move) {
  const source = await findBySlug(tx, companySlug)
  if (!source || !(await roleOf(tx, source, accountId))) refuse('not-found')
  if (!targetSlug) refuse('target-not-chosen', 'target')
  const target = await findBySlug(tx, targetSlug)
  const mayBeTarget = target !== undefined && (await roleOf(tx, target, accountId)) !== null
  await lockCompany(tx, source, ...(mayBeTarget ? [target] : []))
  const from = await enterLocked(tx, accountId, source)
  if (!mayMoveAway(from.role)) await refuseRole(tx, from, accountId, 'owner')
  // A Company the person has nothing to do with and one that does not exist are the same.
  const to = mayBeTarget ? await enterTarget(tx, accountId, target) : null
  if (!to || !mayMoveIn(to.role)) refuse('target-not-yours', 'target')
  return { from, to }
}

async function enterTarget(tx: Transaction, accountId: string, companyId: string): Promise<EnteredCompany | null> {
  return (await roleOf(tx, companyId, accountId)) ? enterLocked(tx, accountId, companyId) : null
}

async function findBySlug(tx: Transaction, slug: string): Promise<string | undefined> {
  const [found] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  return found?.id
}

async function findMoved(tx: Transaction, companyId: string, name: string): Promise<MovedApp> {
  const [app] = await tx
    .select({
      id: apps.id,
      trialEndsAt: apps.trialEndsAt,
      contactId: apps.billingContactId,
      isOffered: IS_OFFERED,
    })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), eq(apps.name, name), isNull(apps.deletedAt)))
  if (!app) refuse('not-found')
  if (app.isOffered) refuse('app-on-offer')
  return { id: app.id, isTrial: app.trialEndsAt !== null, contactId: app.contactId }
}

/** The Billing Contact that pays from now on: one of the target, and able to. */
async function judgePayer(tx: Transaction, companyId: string, app: MovedApp, contactId: string | null) {
  if (!contactId || !isId(contactId)) refuse('contact-not-chosen', 'target')
  if (contactId === app.contactId) refuse('nothing-to-move', 'target')
  await lockContacts(tx, app.contactId, contactId)
  const contacts = await tx
    .select({ id: billingContacts.id, companyId: billingContacts.companyId, status: billingContacts.status })
    .from(billingContacts)
    .where(inArray(billingContacts.id, [contactId, app.contactId ?? contactId]))
  const contact = contacts.find((candidate) => candidate.id === contactId && candidate.companyId === companyId)
  if (!contact) refuse('contact-not-chosen', 'target')
  if (contact.status === 'incomplete') refuse('contact-not-ready', 'target')
  // An App goes nowhere while anything is owed, neither by who paid nor by who is to pay.
  if (contacts.some(({ status }) => status === 'past_due' || status === 'suspended'))
    refuse('payment-overdue', 'target')
  return contactId
}

/** What comes into a Company by an Admin there counts as what they book: beyond the limit only an Owner takes it in. */
async function refuseBeyondLimit(tx: Transaction, to: EnteredCompany, before: number): Promise<void> {
  const after = await monthlySum(tx, to.id)
  if (!isWithinLimit({ limit: limitFor(to), before, after })) refuse('beyond-limit', 'target')
}

/** What the App costs goes on under the other payer. An App whose plan has ended costs nobody anything. */
async function changePayer(tx: Transaction, appId: string, billingContactId: string): Promise<void> {
  const [running] = await tx
    .select({ planId: appUsage.planId, monthlyAmount: appUsage.monthlyAmount, currency: appUsage.currency })
    .from(appUsage)
    .where(and(eq(appUsage.appId, appId), isNull(appUsage.endsOn)))
  if (running) await writeLedger(tx, { appId, next: { billingContactId, ...running }, change: 'payer' })
}
