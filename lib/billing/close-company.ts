import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies, memberships } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { lockContacts } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { closeSessionsWithoutCompany } from '@/lib/company/close-sessions'
import { markSwitchedOff } from '@/lib/company/mark-switched-off'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import { enterCompany, peopleOfAll, refuseRole } from '@/lib/company/members'
import { lapseRequestsOf } from '@/lib/company/plan-requests'
import { findCompany } from '@/lib/company/queries'
import { mayClose, mayManageBilling } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { oneLine } from '@/lib/plain-text'
import { peopleWho } from './billing-readers'
import { closingFacts } from './closing'
import { endDuePlans } from './end-due-plans'
import { writeLedger } from './write-ledger'

type CloseInput = { companySlug: string /** Typed by the person, to be sure. */; name: string }

/**
 * Closes a Company: its Apps are switched off, today is the last day that is paid for any of them, nobody belongs to it any more, what
 * it waited for is withdrawn. The rows that bills need stay, and the last bill is written when it would have been. Everybody who
 * belonged is told.
 * Refuses: sign-in-first, prove-again, not-found, role-lowered, not-allowed, own-company-stays, company-has-open-invite,
 * company-name-typed. (docs/rules.md R65)
 * @returns whether nothing is left to the actor anywhere, so that they are signed out
 */
export async function closeCompany(actor: Actor, input: CloseInput): Promise<{ isSignedOut: boolean }> {
  const accountId = freshAccountOf(actor)
  return once(actor, { verb: 'close-company', content: input }, async (tx) => {
    await lockPeople(tx, accountId, input.companySlug)
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayClose(company.role)) await refuseRole(tx, company, accountId, 'owner')
    await refuseWhatHolds(tx, company.id)
    await refuseOtherName(tx, accountId, input)

    const people = await peopleOfAll(tx, company.id)
    const billReaders = (await peopleWho(tx, company.id, mayManageBilling)).map(({ id }) => id)
    await switchOff(tx, actor, company.id)
    await tx.update(companies).set({ closedAt: clock.now() }).where(eq(companies.id, company.id))
    await lapseRequestsOf(tx, actor, company.id)
    await withdrawTeamInvites(tx, actor, company.id)
    await sendEverybodyOut(tx, company.id)
    await record(tx, actor, { verb: 'company-closed', companyId: company.id })
    const key = `company-closed:${newId()}`
    await tell(tx, people, (recipientId) => ({
      kind: 'mail-company-closed',
      key: `${key}:${recipientId}`,
      payload: {
        companyId: company.id,
        actorId: accountId,
        recipientId,
        readsBills: billReaders.includes(recipientId),
      },
    }))
    const strays = await closeSessionsWithoutCompany(tx, people)
    return { isSignedOut: strays.includes(accountId) }
  })
}

/** Accounts come before Companies: what is left to each of these people elsewhere is counted later. */
async function lockPeople(tx: Transaction, accountId: string, slug: string): Promise<void> {
  const company = (await findCompany(accountId, slug, tx)) ?? refuse('not-found')
  // Who may not close anything locks nobody either; judged again under the Company's lock.
  if (!mayClose(company.role)) await refuseRole(tx, company, accountId, 'owner')
  const people = await peopleOfAll(tx, company.id)
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, people))
    .orderBy(asc(accounts.id))
    .for('no key update')
}

async function refuseWhatHolds(tx: Transaction, companyId: string): Promise<void> {
  const { isOwn, offeredApps } = await closingFacts(companyId, tx)
  if (isOwn) refuse('own-company-stays')
  if (offeredApps.length > 0) refuse('company-has-open-invite', null, { apps: offeredApps.join(', ') })
}

async function refuseOtherName(tx: Transaction, accountId: string, { companySlug, name }: CloseInput): Promise<void> {
  const shown = (await findCompany(accountId, companySlug, tx))?.name ?? refuse('not-found')
  if (oneLine(name) !== oneLine(shown)) refuse('company-name-typed', 'name', { name: shown })
}

/** All Apps at once: whoever paid for one pays through today, and for an end that was to come earlier through that. */
async function switchOff(tx: Transaction, actor: Actor, companyId: string): Promise<void> {
  const payers = await tx
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .where(eq(billingContacts.companyId, companyId))
  await lockContacts(tx, ...payers.map(({ id }) => id))
  const live = await tx
    .select({ id: apps.id, payer: apps.billingContactId })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), isNull(apps.deletedAt)))
    .orderBy(asc(apps.id))
  const appIds = live.map(({ id }) => id)
  await endDuePlans(tx, appIds)
  for (const { id: appId, payer } of live) {
    if (payer) await writeLedger(tx, { appId, next: null, change: 'plan' })
  }
  await markSwitchedOff(tx, actor, { companyId, appIds })
}

async function withdrawTeamInvites(tx: Transaction, actor: Actor, companyId: string): Promise<void> {
  const waiting = await tx
    .select({ id: teamInvites.id, companyId: teamInvites.companyId, expiresAt: teamInvites.expiresAt })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), TEAM_INVITE_WAITS))
    .orderBy(asc(teamInvites.id))
  for (const invite of waiting) await markTeamInviteWithdrawn(tx, actor, invite)
}

async function sendEverybodyOut(tx: Transaction, companyId: string): Promise<void> {
  const ofCompany = tx.select({ id: apps.id }).from(apps).where(eq(apps.companyId, companyId))
  await tx.delete(appCollaborators).where(inArray(appCollaborators.appId, ofCompany))
  await tx.delete(memberships).where(eq(memberships.companyId, companyId))
}
