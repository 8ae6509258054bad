import { and, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import { EXPIRY_DAYS, LANGUAGES, ROLES, type Role } from '@/db/vocabulary'
import { emailOf } from '@/lib/account/email-of'
import { nameSender } from '@/lib/account/name-sender'
import { type AccountActor, accountOf } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { isPerApp, mayInvite, owns } from '@/lib/company/roles'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { isSameMailbox } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { expiryFrom } from '@/lib/expiry'
import { isId, newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { countInviteMail } from '@/lib/links/count-mail'
import { fullName } from '@/lib/person-name'
import { judgeMessage, judgeName } from '@/lib/plain-text'
import { teamLinkHashes } from './links'
import { enterToInvite, judgeInvited, makeRoom, promiseInviteMail, refuseMember, refuseTooManyWaiting } from './rows'

/** Who is invited as what, with which words. */
export const InvitedFields = z.object({
  email: z.string().max(400),
  role: z.enum(ROLES).or(z.literal('')).catch(''),
  name: z.string().trim().max(400).default(''),
  message: z.string().max(5000).default(''),
  language: z.enum(LANGUAGES),
  expiryDays: z.coerce.number().pipe(z.literal(EXPIRY_DAYS)),
})

type Inviting = z.infer<typeof InvitedFields> & {
  companySlug: string
  /** Of the Apps a Collaborator is to work on; nothing for the other roles. */
  appIds: string[]
  /** An address that was confirmed although it looks mistyped. */
  acceptedEmail: string
  /** The inviter's own, where the account has none. */
  firstName: string
  lastName: string
}

type Invited = { inviteId: string }

/**
 * Invites somebody to the team and promises the mail. One invite waits per Company and address.
 * An Owner is invited by somebody who showed a moment ago who they are.
 * Refuses: sign-in-first, prove-again, member-email-missing, what judgeAddress refuses, message-long,
 * message-link, message-contact, client-name-long, name-leads-away, name-missing, not-found, role-lowered, not-allowed, invite-role-not-allowed,
 * invite-apps-missing, own-address, already-member, already-invited, team-invites-open, invites-an-hour,
 * invites-a-recipient, new-sender-limit. Source: docs/rules.md R2, R21.
 */
export async function inviteMember(actor: AccountActor, input: Inviting): Promise<Invited> {
  const inviterId = accountOf(actor)
  const wish: Wish<Invited> = { verb: 'invite-member', content: input, holds: isStillOpen }
  return once(actor, wish, async (tx) => {
    // Before the Company is locked: accounts come first.
    const { inviter, email, role, name, message } = await judgeAll({
      inviter: () => nameSender(tx, inviterId, input),
      email: async () => {
        const email = judgeInvited(input.email, input.acceptedEmail)
        return isSameMailbox(email, (await emailOf(tx, inviterId)) ?? '') ? refuse('own-address', 'email') : email
      },
      role: () => input.role || refuse('role-not-chosen', 'role'),
      apps: () => {
        if (input.role && isPerApp(input.role) && input.appIds.length === 0) refuse('invite-apps-missing', 'apps')
      },
      name: () => judgeName(input.name, 'name'),
      message: () => judgeMessage(input.message),
    })
    const company = await enterToInvite(tx, actor, input.companySlug)
    if (!mayInvite(company.role, role)) refuse('invite-role-not-allowed', 'role')
    if (owns(role)) freshAccountOf(actor)
    const appIds = await chosenApps(tx, company.id, { role, appIds: input.appIds })
    await refuseMember(tx, { email, role, companyId: company.id, appIds })
    await makeRoom(tx, actor, { companyId: company.id, email })
    await refuseTooManyWaiting(tx, company.id)
    await countInviteMail(tx, { senderId: inviterId, email })
    const inviteId = newId()
    const now = clock.now()
    await tx.insert(teamInvites).values({
      ...teamLinkHashes(inviteId, 1),
      id: inviteId,
      companyId: company.id,
      inviterId,
      senderName: fullName(inviter),
      email,
      name,
      message,
      role,
      language: input.language,
      expiryDays: input.expiryDays,
      sentAt: now,
      lastSentAt: now,
      expiresAt: expiryFrom(now, input.expiryDays),
    })
    if (appIds.length > 0) await tx.insert(teamInviteApps).values(appIds.map((appId) => ({ inviteId, appId })))
    await record(tx, actor, {
      verb: 'member-invited',
      companyId: company.id,
      inviteId,
      facts: { role, apps: appIds.join(' ') },
    })
    await promiseInviteMail(tx, inviteId, 1)
    return { inviteId }
  })
}

/** Nobody has ended it, so that the same form sent again wants nothing new. */
async function isStillOpen(tx: Transaction, { inviteId }: Invited): Promise<boolean> {
  return (await tx.$count(teamInvites, and(eq(teamInvites.id, inviteId), TEAM_INVITE_WAITS))) > 0
}

/** The Apps of the Company a Collaborator is to work on. Apps of others are as if they did not exist. */
async function chosenApps(
  tx: Transaction,
  companyId: string,
  { role, appIds }: { role: Role; appIds: string[] },
): Promise<string[]> {
  if (!isPerApp(role)) return []
  const asked = [...new Set(appIds)]
  if (!asked.every(isId)) refuse('not-found')
  const found = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(inArray(apps.id, asked), eq(apps.companyId, companyId), isNull(apps.deletedAt)))
  if (found.length !== asked.length) refuse('not-found')
  return asked
}
