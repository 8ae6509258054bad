import { and, asc, eq, gt, lte, notExists, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { activities } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { inTransaction, lockCompany } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { factIn, linesOf, record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'

const CLOCK = { kind: 'clock' } as const
/** What ran out longer ago than this is no news, also where nobody was told. */
const NEWS_MS = 7 * 86_400_000

/**
 * The job: tells whoever answers for a Team Invite that it ran out, once for each of its links. Each is judged once more under
 * its Company's lock, so that any number of workers tell it once. One that fails does not keep the others waiting; the first
 * fault is thrown at the end.
 */
export async function tellExpired(): Promise<void> {
  const faults: unknown[] = []
  for (const { id, companyId } of await untold(db())) {
    await tell(id, companyId).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw faults[0]
}

async function tell(inviteId: string, companyId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockCompany(tx, companyId)
    const [invite] = await untold(tx, inviteId)
    if (!invite) return
    const { generation } = invite
    await record(tx, CLOCK, { verb: 'team-invite-expired', companyId, inviteId, facts: { generation } })
    const key = `team-invite-expired:${inviteId}:${generation}`
    await enqueue(tx, { kind: 'mail-team-invite-expired', key, payload: { inviteId, generation } })
  })
}

/** Invites that ran out and still wait for somebody, without a line in the log that says so of their present link. */
function untold(reader: Reader, inviteId?: string) {
  const now = clock.now()
  const said = reader
    .select({ one: sql`1` })
    .from(activities)
    .where(
      and(
        eq(activities.inviteId, teamInvites.id),
        linesOf('team-invite-expired').areThese,
        eq(factIn('generation'), sql`${teamInvites.generation}::text`),
      ),
    )
  return reader
    .select({ id: teamInvites.id, companyId: teamInvites.companyId, generation: teamInvites.generation })
    .from(teamInvites)
    .where(
      and(
        inviteId ? eq(teamInvites.id, inviteId) : undefined,
        TEAM_INVITE_WAITS,
        lte(teamInvites.expiresAt, now),
        gt(teamInvites.expiresAt, new Date(now.getTime() - NEWS_MS)),
        notExists(said),
      ),
    )
    .orderBy(asc(teamInvites.id))
}
