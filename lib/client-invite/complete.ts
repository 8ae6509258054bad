import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { appUsage, billingCheckouts } from '@/db/schema/billing'
import { agreements, clientInvites, type Terms } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { lockCompany } from '@/db/transaction'
import type { RejectReason } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import type { SavedPaymentMethod } from '@/lib/billing/saved-payment-method'
import { takeBillingContact } from '@/lib/billing/take-billing-contact'
import { clock } from '@/lib/clock'
import { freeSlug } from '@/lib/company/slug'
import { addDays, dayOf } from '@/lib/day'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { operator } from '@/lib/operator'
import { appsAreThere, closeOffer, maySend } from './entitled'
import type { InviteRow } from './offer'
import { rejectReason } from './states'

export type CheckoutRow = typeof billingCheckouts.$inferSelect

/** Where the money will come from: a method just saved at Stripe, or the Billing Contact that has one on file. */
export type Payer = { customerId: string; saved: SavedPaymentMethod } | { contactId: string }

/**
 * The hand-over, in the caller's one transaction and under the locks of invite and checkout: Company or its choice, Owner, kept role,
 * App move, Billing Contact, ledger, agreements, activities, mails, invite completed. Never half of it, never twice (rule 5).
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
  const companyId = wanted ?? (await createCompany(tx, actor, checkout))
  const billingContactId =
    'contactId' in payer
      ? payer.contactId
      : await takeBillingContact(tx, companyId, checkout, payer.customerId, payer.saved)
  await moveApps(tx, invite, terms, companyId, billingContactId)
  await keepAccess(tx, invite, terms, companyId, checkout.accountId)
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
    wanted ? isOwner(tx, checkout.accountId, wanted) : true,
  ])
  return rejectReason({ invite, checkout, appsAreThere: there, senderMayHandOver: entitled, buyerOwnsTarget: owner })
}

async function isOwner(tx: Transaction, accountId: string, companyId: string): Promise<boolean> {
  const rows = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(eq(memberships.companyId, companyId), eq(memberships.accountId, accountId), eq(memberships.role, 'owner')),
    )
  return rows.length === 1
}

async function createCompany(tx: Transaction, actor: Actor, checkout: CheckoutRow): Promise<string> {
  const companyId = newId()
  const now = clock.now()
  const name = checkout.buyer.companyName
  await tx.insert(companies).values({ id: companyId, slug: await freeSlug(tx, name), name, createdAt: now })
  await tx.insert(memberships).values({ companyId, accountId: checkout.accountId, role: 'owner', createdAt: now })
  await record(tx, actor, { verb: 'company-created', companyId, inviteId: checkout.inviteId })
  return companyId
}

/** Moves the Apps and the ledger: the old payer pays through today, the new one from tomorrow (rule 8). */
async function moveApps(tx: Transaction, invite: InviteRow, terms: Terms, companyId: string, billingContactId: string) {
  const now = clock.now()
  const today = dayOf(now, operator().timeZone)
  const appIds = terms.apps.map((app) => app.appId)
  await tx
    .update(appUsage)
    .set({ endsOn: sql`greatest(${today}::date, ${appUsage.startsOn} - 1)` })
    .where(and(inArray(appUsage.appId, appIds), isNull(appUsage.endsOn)))
  for (const { appId, planId, monthlyAmount } of terms.apps) {
    await tx
      .update(apps)
      .set({ companyId, billingContactId, planId, trialEndsAt: null, noun: invite.noun })
      .where(eq(apps.id, appId))
    await tx.insert(appUsage).values({
      id: newId(),
      appId,
      billingContactId,
      planId,
      monthlyAmount,
      currency: terms.currency,
      startsOn: addDays(today, 1),
      createdAt: now,
    })
  }
}

/** The inviter keeps what the terms say, at least what they have already; the client's own Collaborator rows are not needed any more. */
async function keepAccess(tx: Transaction, invite: InviteRow, terms: Terms, companyId: string, clientId: string) {
  const now = clock.now()
  const appIds = terms.apps.map((app) => app.appId)
  const dropped = terms.keptAccess === 'collaborator' ? [clientId] : [clientId, invite.senderId]
  await tx
    .delete(appCollaborators)
    .where(and(inArray(appCollaborators.appId, appIds), inArray(appCollaborators.accountId, dropped)))
  if (terms.keptAccess === 'admin') {
    await tx
      .insert(memberships)
      .values({ companyId, accountId: invite.senderId, role: 'admin', createdAt: now })
      .onConflictDoUpdate({
        target: [memberships.companyId, memberships.accountId],
        set: { role: 'admin' },
        // An Owner stays Owner: accepting never lowers a role.
        setWhere: eq(memberships.role, 'billing'),
      })
  }
  if (terms.keptAccess === 'collaborator') {
    await tx
      .insert(appCollaborators)
      .values(appIds.map((appId) => ({ appId, accountId: invite.senderId, createdAt: now })))
      .onConflictDoNothing()
  }
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
          keptAccess: invite.keptAccess,
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
    .set({ status: 'applied', appliedAt: now, stripeUrl: null, nextCheckAt: null, ...result })
    .where(eq(billingCheckouts.id, checkout.id))
}
