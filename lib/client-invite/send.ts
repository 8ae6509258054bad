import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { clientInviteApps, clientInvites, type Terms } from '@/db/schema/client-invites'
import { memberships } from '@/db/schema/companies'
import { inTransaction, lockAccount, lockCompany, lockInvite } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { IS_OVERDUE } from '@/lib/apps/offers'
import { clock } from '@/lib/clock'
import { ownersOf } from '@/lib/company/members'
import { tell } from '@/lib/company/tell'
import { dayOf } from '@/lib/day'
import { isSameMailbox } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { expiryFrom } from '@/lib/expiry'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { countInviteMail } from '@/lib/links/count-mail'
import { operator } from '@/lib/operator'
import { fullName } from '@/lib/person-name'
import { judgeCompany, judgeMessage, judgeName } from '@/lib/plain-text'
import { closeExpired } from './close-expired'
import { maySend } from './entitled'
import { refuseTooManyOpen } from './limits'
import { linkHashes } from './links'
import { type InviteRow, offeredApps } from './offer'
import { buildTerms, hashTerms } from './terms'

/**
 * Sends a draft: freezes its terms, puts its Apps on offer, promises the mail. Sending twice is sending once.
 * Refuses: not-found, app-not-chosen, email-invalid, name-missing, not-allowed, app-not-eligible, payment-overdue, app-on-offer, own-address,
 * client-already-member, invites-an-hour, invites-a-recipient, new-sender-limit, message-link, message-contact, client-name-long,
 * name-leads-away, company-name-long, line-leads-away, invites-open.
 * Source: docs/rules.md R15, R16, R21, R23, R24.
 * @returns the invite's id, which is the draft's
 */
export async function send(actor: Actor, input: { draftId: string; sendCopy: boolean }): Promise<{ inviteId: string }> {
  const senderId = accountOf(actor)
  return inTransaction(async (tx) => {
    const draft = isId(input.draftId) ? await lockInvite(tx, input.draftId) : undefined
    if (!draft || draft.senderId !== senderId) refuse('not-found')
    if (draft.sentAt) return { inviteId: draft.id }
    const { companyId } = draft
    if (!companyId || draft.appChoices.length === 0) refuse('app-not-chosen', 'app')
    if (!draft.email) refuse('email-invalid', 'email')
    // Again: a draft also keeps what was only typed.
    judgeMessage(draft.message)
    judgeName(draft.clientName, 'clientName')
    judgeCompany(draft.clientCompany, 'clientCompany')
    await lockAccount(tx, senderId)
    await lockCompany(tx, companyId)
    const senderName = await nameOf(tx, senderId, draft.email)
    if (!(await maySend(tx, senderId, companyId))) refuse('not-allowed')
    await refuseMember(tx, draft.email, companyId)
    await closeExpired(
      tx,
      draft.appChoices.map((choice) => choice.appId),
    )
    await refuseTooManyOpen(tx, companyId)
    await countInviteMail(tx, { senderId, email: draft.email })
    const terms = await freezeTerms(tx, draft)
    await offerApps(tx, draft.id, terms)
    await tx
      .update(clientInvites)
      .set(sentValues(draft, terms, senderName))
      .where(eq(clientInvites.id, draft.id))
    await record(tx, actor, { verb: 'invite-sent', companyId, inviteId: draft.id, appId: terms.apps[0]?.appId })
    await enqueue(tx, {
      kind: 'mail-invite',
      key: `invite:${draft.id}:1`,
      payload: { inviteId: draft.id, generation: 1 },
    })
    if (input.sendCopy) {
      await enqueue(tx, { kind: 'mail-invite-copy', key: `invite-copy:${draft.id}:1`, payload: { inviteId: draft.id } })
    }
    await tellOwners(tx, { companyId, senderId, inviteId: draft.id })
    return { inviteId: draft.id }
  })
}

/** An Admin may offer what belongs to the Owners, where they allow it: then each of them hears of it. */
async function tellOwners(tx: Transaction, sent: { companyId: string; senderId: string; inviteId: string }) {
  const { companyId, senderId, inviteId } = sent
  const owners = await ownersOf(tx, companyId)
  if (owners.includes(senderId)) return
  await tell(tx, owners, (recipientId) => ({
    kind: 'mail-offered',
    key: `offered:${inviteId}:${recipientId}`,
    payload: { inviteId, recipientId },
  }))
}

function sentValues(draft: InviteRow, terms: Terms, senderName: string) {
  const now = clock.now()
  return {
    ...linkHashes(draft.id, draft.generation),
    terms,
    termsHash: hashTerms(terms),
    senderName,
    sentAt: now,
    lastSentAt: now,
    expiresAt: expiryFrom(now, draft.expiryDays),
  }
}

async function nameOf(tx: Transaction, senderId: string, email: string): Promise<string> {
  const rows = await tx
    .select({ email: accounts.email, firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, senderId))
  const sender = rows.at(0) ?? refuse('not-found')
  if (isSameMailbox(sender.email, email)) refuse('own-address', 'email')
  return fullName(sender) || refuse('name-missing', 'firstName')
}

/** Whoever is a member of the Company has their role in it already; a Collaborator may take an App over. */
async function refuseMember(tx: Transaction, email: string, companyId: string): Promise<void> {
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.companyId, companyId)))
    .where(eq(accounts.email, email))
  if (rows.length > 0) refuse('client-already-member', 'email', { email })
}

async function freezeTerms(tx: Transaction, draft: InviteRow): Promise<Terms> {
  const { timeZone, currency, documents } = operator()
  const appIds = draft.appChoices.map((choice) => choice.appId)
  const present = await tx
    .select({ id: apps.id, isOverdue: IS_OVERDUE })
    .from(apps)
    .where(and(inArray(apps.id, appIds), eq(apps.companyId, draft.companyId ?? ''), isNull(apps.deletedAt)))
  const offered = await offeredApps(tx, draft, dayOf(clock.now(), timeZone))
  if (present.length !== appIds.length || offered.length !== appIds.length) refuse('app-not-eligible', 'app')
  if (present.some(({ isOverdue }) => isOverdue)) refuse('payment-overdue', 'app')
  const collaborators = await tx
    .selectDistinct({ accountId: appCollaborators.accountId, email: accounts.email })
    .from(appCollaborators)
    .innerJoin(accounts, eq(accounts.id, appCollaborators.accountId))
    .where(inArray(appCollaborators.appId, appIds))
  return buildTerms({
    currency,
    apps: offered.map(({ appId, planId, monthlyAmount }) => ({ appId, planId, monthlyAmount })),
    keptAccess: draft.keptAccess,
    senderId: draft.senderId,
    collaboratorIds: collaborators.filter((row) => row.email !== draft.email).map((row) => row.accountId),
    documents,
  })
}

/** Puts the Apps on offer; the unique index refuses an App that is already on another open invite. */
async function offerApps(tx: Transaction, inviteId: string, terms: Terms): Promise<void> {
  const rows = await tx
    .insert(clientInviteApps)
    .values(terms.apps.map((app) => ({ inviteId, ...app })))
    .onConflictDoNothing()
    .returning({ appId: clientInviteApps.appId })
  if (rows.length === terms.apps.length) return
  refuse('app-on-offer', 'app')
}
