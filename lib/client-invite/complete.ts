import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements, clientInvites, type Terms } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { lockCompany, lockContacts } from '@/db/transaction'
import type { RejectReason, Role } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { endDuePlans } from '@/lib/billing/end-due-plans'
import type { SavedPaymentMethod } from '@/lib/billing/saved-payment-method'
import { takeBillingContact } from '@/lib/billing/take-billing-contact'
import { writeLedger } from '@/lib/billing/write-ledger'
import { clock } from '@/lib/clock'
import { closeSessionsWithoutCompany } from '@/lib/company/close-sessions'
import { insertCompany } from '@/lib/company/create'
import { isOwner, roleOf } from '@/lib/company/members'
import { lapseRequestsFor } from '@/lib/company/plan-requests'
import { carriesAsMuch, isCompanyRole, rolesThat } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { dropAccess } from '@/lib/team/end-membership'
import { releaseApp } from '@/lib/team/release-app'
import { recordLost, recordStandings, standingsIn } from '@/lib/team/standings'
import { closeOffer } from './end-offer'
import { appsAreThere, maySend } from './entitled'
import { keptAs } from './kept-access'
import type { InviteRow } from './offer'
import { rejectReason } from './states'

export type CheckoutRow = typeof billingCheckouts.$inferSelect

/** Where the money will come from: a method just saved at Stripe, or the Billing Contact that has one on file. */
export type Payer = { customerId: string; saved: SavedPaymentMethod } | { contactId: string }

/**
 * The hand-over, in the caller's one transaction and under the locks of invite and checkout: Company or its choice, Owner, kept role,
 * App move, Billing Contact, ledger, agreements, activities, mails, invite completed. Never half of it, never twice
 * (docs/rules.md R19).
 * Refuses: payment-overdue, where a Billing Contact that was there before cannot pay any more.
 * @returns null when done, or why it must not happen; then nothing was written
 */
export async function complete(
  tx: Transaction,
  actor: Actor,
  invite: InviteRow,
  checkout: CheckoutRow,
  payer: Payer,
): Promise<RejectReason | null> {
  const source = invite.companyId
  const { terms } = invite
  if (!source || !terms) throw new Error(`invite ${invite.id} was never sent`)
  const wanted = checkout.buyer.companyId
  await lockCompany(tx, ...(wanted ? [source, wanted] : [source]))
  const reason = await judgeCompletion(tx, invite, checkout)
  if (reason) return reason
  const companyId = wanted ?? (await newCompany(tx, actor, checkout))
  const billingContactId =
    'contactId' in payer
      ? payer.contactId
      : await takeBillingContact(tx, companyId, checkout, payer.customerId, payer.saved)
  const [before, beforeAtSource] = [await standingsIn(tx, companyId), await standingsIn(tx, source)]
  await moveApps(tx, invite, terms, companyId, billingContactId)
  await raiseLimit(tx, companyId, terms)
  const dropped = await keepAccess(tx, invite, checkout, terms, companyId)
  await lapseRequestsFor(
    tx,
    actor,
    terms.apps.map(({ appId }) => appId),
  )
  for (const { appId } of terms.apps) {
    await releaseApp(tx, actor, { appId, fromCompanyId: source, toCompanyId: companyId })
  }
  await recordStandings(tx, actor, companyId, before)
  const losers = dropped.filter((accountId) => accountId !== checkout.accountId)
  await recordLost(tx, actor, source, { before: beforeAtSource, accountIds: losers })
  await closeSessionsWithoutCompany(tx, dropped)
  await agree(tx, invite, terms, companyId, checkout)
  await finish(tx, actor, invite, checkout, { companyId, billingContactId })
  return null
}

/** Everything that could stand against a completion, read under the locks that are already held. */
export async function judgeCompletion(
  tx: Transaction,
  invite: InviteRow,
  checkout: CheckoutRow,
): Promise<RejectReason | null> {
  const wanted = checkout.buyer.companyId
  const [there, entitled, owner] = await Promise.all([
    appsAreThere(tx, invite),
    maySend(tx, invite.senderId, invite.companyId ?? ''),
    wanted ? isOwner(tx, wanted, checkout.accountId) : true,
  ])
  return rejectReason({ invite, checkout, appsAreThere: there, senderMayHandOver: entitled, buyerOwnsTarget: owner })
}

async function newCompany(tx: Transaction, actor: Actor, { accountId, buyer, inviteId }: CheckoutRow): Promise<string> {
  const { id } = await insertCompany(tx, actor, { name: buyer.companyName, ownerId: accountId, inviteId })
  return id
}

/** Moves the Apps and the ledger: the old payer pays through today, the new one from tomorrow (docs/rules.md R20). */
async function moveApps(tx: Transaction, invite: InviteRow, terms: Terms, companyId: string, billingContactId: string) {
  const appIds = terms.apps.map(({ appId }) => appId)
  const payers = await tx.select({ id: apps.billingContactId }).from(apps).where(inArray(apps.id, appIds))
  await lockContacts(tx, billingContactId, ...payers.map(({ id }) => id))
  await refuseOverdue(tx, billingContactId)
  await endDuePlans(tx, appIds)
  for (const { appId, planId, monthlyAmount } of terms.apps) {
    await tx
      .update(apps)
      .set({
        companyId,
        billingContactId,
        planId,
        trialEndsAt: null,
        planEndsOn: null,
        planEndedOn: null,
        noun: invite.noun,
      })
      .where(eq(apps.id, appId))
    const next = { billingContactId, planId, monthlyAmount, currency: terms.currency }
    await writeLedger(tx, { appId, next, change: 'payer' })
  }
}

/** A Billing Contact that was there before may have come to owe something since it was chosen. */
async function refuseOverdue(tx: Transaction, billingContactId: string): Promise<void> {
  const [payer] = await tx
    .select({ status: billingContacts.status })
    .from(billingContacts)
    .where(eq(billingContacts.id, billingContactId))
  if (payer?.status !== 'active') refuse('payment-overdue', 'company')
}

/** What the client accepts to pay an Admin may order from then on without asking: the Company's limit grows by it. */
async function raiseLimit(tx: Transaction, companyId: string, terms: Terms): Promise<void> {
  const accepted = terms.apps.reduce((sum, { monthlyAmount }) => sum + monthlyAmount, 0)
  await tx
    .update(companies)
    .set({ adminMonthlyLimit: sql`${companies.adminMonthlyLimit} + ${accepted}` })
    .where(eq(companies.id, companyId))
}

/**
 * The inviter keeps what the client ordered, at least what they have already. Of the Collaborators those stay whom the client
 * agreed to: not who was added since, and not the client. Who becomes a member needs no access by App any more.
 * @returns whose access was taken
 */
async function keepAccess(
  tx: Transaction,
  invite: InviteRow,
  checkout: CheckoutRow,
  terms: Terms,
  companyId: string,
): Promise<string[]> {
  const now = clock.now()
  const appIds = terms.apps.map((app) => app.appId)
  const agreed = terms.access.filter(({ role }) => !isCompanyRole(role)).map(({ accountId }) => accountId)
  const kept = agreed.filter((accountId) => accountId !== checkout.accountId)
  const dropped = await tx
    .delete(appCollaborators)
    .where(and(inArray(appCollaborators.appId, appIds), notInArray(appCollaborators.accountId, kept)))
    .returning({ accountId: appCollaborators.accountId })
  if (checkout.keptAccess === 'admin') {
    await tx
      .insert(memberships)
      .values({ companyId, accountId: invite.senderId, role: 'admin', createdAt: now })
      .onConflictDoUpdate({
        target: [memberships.companyId, memberships.accountId],
        set: { role: 'admin' },
        // An Owner stays Owner: accepting never lowers a role.
        setWhere: inArray(memberships.role, rolesThat(carriesLessThanAdmin).filter(isCompanyRole)),
      })
    await dropAccess(tx, companyId, invite.senderId)
  }
  if (checkout.keptAccess === 'collaborator') {
    await tx
      .insert(appCollaborators)
      .values(appIds.map((appId) => ({ appId, accountId: invite.senderId, createdAt: now })))
      .onConflictDoNothing()
  }
  return [...new Set(dropped.map(({ accountId }) => accountId))]
}

function carriesLessThanAdmin(role: Role): boolean {
  return !carriesAsMuch(role, 'admin')
}

async function agree(tx: Transaction, invite: InviteRow, terms: Terms, companyId: string, checkout: CheckoutRow) {
  await tx.insert(agreements).values(
    terms.documents.map(({ document, version, sha256 }) => ({
      id: newId(),
      companyId,
      accountId: checkout.accountId,
      inviteId: invite.id,
      document,
      version,
      sha256,
      agreedAt: checkout.orderedAt,
    })),
  )
}

async function finish(
  tx: Transaction,
  actor: Actor,
  invite: InviteRow,
  checkout: CheckoutRow,
  result: { companyId: string; billingContactId: string },
) {
  const now = clock.now()
  const keptAccess = keptAs(await roleOf(tx, result.companyId, invite.senderId))
  for (const companyId of [invite.companyId, result.companyId]) {
    for (const { appId } of invite.terms?.apps ?? []) {
      await record(tx, actor, {
        verb: 'app-handed-over',
        companyId,
        appId,
        inviteId: invite.id,
        facts: {
          fromCompanyId: invite.companyId,
          toCompanyId: result.companyId,
          clientId: checkout.accountId,
          senderId: invite.senderId,
          keptAccess,
        },
      })
    }
  }
  await enqueue(tx, { kind: 'mail-done-client', key: `done-client:${invite.id}`, payload: { checkoutId: checkout.id } })
  await enqueue(tx, {
    kind: 'mail-done-developer',
    key: `done-developer:${invite.id}`,
    payload: { checkoutId: checkout.id },
  })
  await closeOffer(tx, invite.id, now)
  await tx.update(clientInvites).set({ completedAt: now }).where(eq(clientInvites.id, invite.id))
  await tx
    .update(billingCheckouts)
    .set({ status: 'applied', appliedAt: now, stripeUrl: null, nextCheckAt: null, keptAccess, ...result })
    .where(eq(billingCheckouts.id, checkout.id))
}
