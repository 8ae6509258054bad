import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { kindFor, mayInvite } from '@/lib/company/roles'
import { nameBeside } from '@/lib/company/shown-name'
import { hasRunOut } from '@/lib/company/waiting-invites'
import { formatDay } from '@/lib/day'
import { lastDay } from '@/lib/expiry'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import { teamLinkToken } from '@/lib/team-invite/links'
import { isWaiting, stateOf } from '@/lib/team-invite/states'
import type { Composers, Filled } from './composed'
import { companyOf, sitesNamed } from './team-facts'

export const teamInviteMails = {
  'mail-team-invite': composeTeamInvite,
  'mail-team-invite-withdrawn': composeTeamInviteWithdrawn,
  'mail-team-invite-declined': composeTeamInviteDeclined,
  'mail-team-link-wanted': composeTeamLinkWanted,
  'mail-team-invite-expired': composeTeamInviteExpired,
} satisfies Partial<Composers>

/** An invite with what every mail about it says. Its row is never deleted. */
async function loadTeamInvite(inviteId: string) {
  const [row] = await db()
    .select({ invite: teamInvites, inviter: accounts })
    .from(teamInvites)
    .innerJoin(accounts, eq(accounts.id, teamInvites.inviterId))
    .where(eq(teamInvites.id, inviteId))
  if (!row) throw new Error(`team invite ${inviteId} is gone`)
  const { invite } = row
  const [account] = await db().select().from(accounts).where(eq(accounts.email, invite.email))
  const chosen = await db()
    .select({ appId: teamInviteApps.appId })
    .from(teamInviteApps)
    .innerJoin(apps, eq(apps.id, teamInviteApps.appId))
    .where(and(eq(teamInviteApps.inviteId, invite.id), eq(apps.companyId, invite.companyId), isNull(apps.deletedAt)))
    .orderBy(asc(teamInviteApps.appId))
  const company = await companyOf(invite.companyId)
  // A closed Company has no Owner left to be named after.
  const shown = company.name || invite.senderName
  const sites = await sitesNamed(chosen.map(({ appId }) => appId))
  return {
    ...row,
    account,
    company,
    /** For whoever is invited. */
    companyBeside: nameBeside(invite.senderName, shown),
    apps: sites,
    inviterRole: await roleOf(db(), invite.companyId, invite.inviterId),
    /** What every mail to whoever invited says. */
    toInviter: {
      readerName: labelOf(row.inviter),
      readerKind: row.inviter.kind,
      company: shown,
      // What the inviter typed. How the account behind the address is called is not theirs to learn before somebody joins.
      personName: invite.name || invite.email,
      personEmail: invite.email,
      role: invite.role,
      apps: sites,
    },
  }
}

/** The request to join, while its link works. */
async function composeTeamInvite({
  payload: { inviteId, generation },
}: Job<'mail-team-invite'>): Promise<Filled<'mail-team-invite'>> {
  const { invite, inviter, account, companyBeside, apps } = await loadTeamInvite(inviteId)
  if (invite.generation !== generation) return { skipped: 'replaced' }
  const now = clock.now()
  const state = stateOf(invite, now)
  if (state !== 'open') return { skipped: state }
  const { language } = invite
  const { openUntil } = lastDay(invite.expiresAt, now)
  return {
    to: invite.email,
    language,
    props: {
      readerName: invite.name,
      readerKind: account?.kind ?? kindFor(invite.role),
      inviterName: invite.senderName,
      inviterEmail: inviter.email,
      company: companyBeside,
      role: invite.role,
      apps,
      message: invite.message,
      openUntil: formatDay(openUntil, language, 'weekday'),
      openUntilShort: formatDay(openUntil, language),
      url: absolute(paths.teamLink(teamLinkToken(invite, 'mailed'))),
    },
  }
}

/** Tells that the link is dead, unless it had ended by itself before. */
async function composeTeamInviteWithdrawn({
  payload: { inviteId },
}: Job<'mail-team-invite-withdrawn'>): Promise<Filled<'mail-team-invite-withdrawn'>> {
  const { invite, inviter, companyBeside, inviterRole } = await loadTeamInvite(inviteId)
  if (!invite.withdrawnAt) return { skipped: 'not-withdrawn' }
  if (hasRunOut(invite, invite.withdrawnAt)) return { skipped: 'expired' }
  return {
    to: invite.email,
    language: invite.language,
    props: {
      readerName: invite.name,
      inviterName: invite.senderName,
      inviterEmail: inviterRole ? inviter.email : null,
      company: companyBeside,
    },
  }
}

/** Tells the inviter that somebody does not want to join. */
async function composeTeamInviteDeclined({
  payload: { inviteId },
}: Job<'mail-team-invite-declined'>): Promise<Filled<'mail-team-invite-declined'>> {
  const { inviter, company, inviterRole, toInviter } = await loadTeamInvite(inviteId)
  if (!inviterRole) return { skipped: 'not-entitled' }
  return {
    to: inviter.email,
    language: inviter.language,
    props: {
      ...toInviter,
      teamUrl: absolute(paths.team(company.slug)),
    },
  }
}

/** Tells the inviter that a new link is wanted, while they may still send it. */
async function composeTeamLinkWanted({
  payload: { inviteId },
}: Job<'mail-team-link-wanted'>): Promise<Filled<'mail-team-link-wanted'>> {
  const { invite, inviter, company, inviterRole, toInviter } = await loadTeamInvite(inviteId)
  if (!inviterRole || !mayInvite(inviterRole, invite.role)) return { skipped: 'not-entitled' }
  const now = clock.now()
  if (!isWaiting(invite, now)) return { skipped: stateOf(invite, now) }
  if (!invite.newLinkWantedAt) return { skipped: 'sent-meanwhile' }
  const isOver = stateOf(invite, now) === 'expired'
  return {
    to: inviter.email,
    language: inviter.language,
    props: {
      ...toInviter,
      expiredOn: isOver ? formatDay(lastDay(invite.expiresAt, now).openUntil, inviter.language) : '',
      inviteUrl: absolute(paths.teamInvite(company.slug, invite.id)),
    },
  }
}

/** Tells the inviter that the invite ran out, while it is over and they may send it again. */
async function composeTeamInviteExpired({
  payload: { inviteId, generation },
}: Job<'mail-team-invite-expired'>): Promise<Filled<'mail-team-invite-expired'>> {
  const { invite, inviter, company, inviterRole, toInviter } = await loadTeamInvite(inviteId)
  if (invite.generation !== generation) return { skipped: 'replaced' }
  const now = clock.now()
  const state = stateOf(invite, now)
  if (state !== 'expired') return { skipped: state }
  if (!inviterRole || !mayInvite(inviterRole, invite.role)) return { skipped: 'not-entitled' }
  return {
    to: inviter.email,
    language: inviter.language,
    props: {
      ...toInviter,
      openUntil: formatDay(lastDay(invite.expiresAt, now).openUntil, inviter.language),
      inviteUrl: absolute(paths.teamInvite(company.slug, invite.id)),
    },
  }
}
