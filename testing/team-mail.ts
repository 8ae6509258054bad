import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import { inTransaction } from '@/db/transaction'
import type { AccountKind, CompanyRole, Language, Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import type { Composed } from '@/lib/outbox/composed'
import { token } from '@/lib/token'
import { makeAccount } from './account'
import { DAY } from './test-clock'

/** People, Companies and invites for the tests of mails, written straight into the tables: the verbs have tests of their own. */
export type Made = { id: string; email: string }

let count = 0

export async function person(who: { first: string; kind: AccountKind; language?: Language }): Promise<Made> {
  const email = `${who.first.toLowerCase()}-${++count}@weber.example`
  const { kind, language = 'en' } = who
  const names = { firstName: who.first, lastName: 'Weber', passwordHash: null }
  return { email, id: await makeAccount({ kind, email, language, ...names }) }
}

export async function company(name: string | null, ownerId: string): Promise<{ id: string; slug: string }> {
  const made = { id: newId(), slug: `company-${++count}` }
  await inTransaction(async (tx) => {
    await tx.insert(companies).values({ ...made, name, createdAt: clock.now() })
    await tx
      .insert(memberships)
      .values({ companyId: made.id, accountId: ownerId, role: 'owner', createdAt: clock.now() })
  })
  return made
}

export async function join(companyId: string, accountId: string, role: CompanyRole): Promise<void> {
  await db().insert(memberships).values({ companyId, accountId, role, createdAt: clock.now() })
}

export async function end(companyId: string, accountId: string): Promise<void> {
  await db()
    .delete(memberships)
    .where(and(eq(memberships.companyId, companyId), eq(memberships.accountId, accountId)))
}

export async function trial(companyId: string, createdBy: string, name: string): Promise<string> {
  const planId = newId()
  await db()
    .insert(plans)
    .values({ id: planId, slug: `plan-${++count}`, name: 'Standard', size: 'M', position: 1 })
  const [id, createdAt] = [newId(), clock.now()]
  const trialEndsAt = new Date(createdAt.getTime() + 14 * DAY)
  await db().insert(apps).values({ id, companyId, name, planId, createdBy, createdAt, trialEndsAt })
  return id
}

type NewInvite = {
  companyId: string
  inviterId: string
  email: string
  role: Role
  language?: Language
  appIds?: string[]
  acceptedBy?: string
}

/** An invite that waits until 7 December 2126, or was accepted. */
export async function invite({ acceptedBy, appIds = [], language = 'en', ...given }: NewInvite): Promise<string> {
  const [id, sentAt] = [newId(), clock.now()]
  const secret = (channel: string) => token.hash(token.derive({ purpose: 'team-invite', id, generation: 1, channel }))
  await db()
    .insert(teamInvites)
    .values({
      ...{ id, ...given, language, senderName: 'Kim Weber', name: 'Jonas Weber', message: 'Hi\nJonas' },
      ...{ mailedHash: secret('mailed'), copiedHash: secret('copied'), sentAt, lastSentAt: sentAt },
      expiresAt: new Date('2126-12-07T23:00:00Z'),
      ...(acceptedBy ? { acceptedBy, acceptedAt: sentAt } : {}),
    })
  for (const appId of appIds) await db().insert(teamInviteApps).values({ inviteId: id, appId })
  return id
}

/** A composed mail, or the test fails with why there is none. */
export function mailOf(composed: Composed) {
  if ('skipped' in composed) throw new Error(composed.skipped)
  return composed
}
