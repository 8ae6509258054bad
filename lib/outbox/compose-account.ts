import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, oneTimeTokens, sessions } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'
import type { Language } from '@/db/vocabulary'
import type { MailProps } from '@/emails/catalogue'
import { offersSshKeys } from '@/lib/account/audience'
import { notMeParts } from '@/lib/account/end-sessions'
import { resetParts } from '@/lib/account/reset-password'
import type { CodePurpose } from '@/lib/auth/codes'
import { wayInLink } from '@/lib/auth/knocking'
import { offerOf } from '@/lib/client-invite/offer'
import { clock } from '@/lib/clock'
import { dayOf, formatDay, formatTime, zoneNames } from '@/lib/day'
import { madeAt } from '@/lib/id'
import type { Job } from '@/lib/kernel/jobs'
import { textOf } from '@/lib/kernel/mail-texts'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { fullName } from '@/lib/person-name'
import { token } from '@/lib/token'
import { words } from '@/lib/words/words'
import type { Composers, Filled } from './composed'
import { companyOf, personOf, whenOf } from './team-facts'

export const accountMails = {
  'mail-code': composeCode,
  'mail-reset': composeReset,
  'mail-new-sign-in': composeNewSignIn,
  'mail-knocking': composeKnocking,
  'mail-ssh-key': composeSshKey,
} satisfies Partial<Composers>

/** The 6-digit code, while it is the newest of its row and can still be typed. */
async function composeCode({ payload: { tokenId, generation } }: Job<'mail-code'>): Promise<Filled<'mail-code'>> {
  const [row] = await db()
    .select({ code: oneTimeTokens, account: accounts, invite: clientInvites })
    .from(oneTimeTokens)
    .leftJoin(accounts, eq(accounts.email, oneTimeTokens.email))
    .leftJoin(clientInvites, eq(clientInvites.id, oneTimeTokens.inviteId))
    .where(eq(oneTimeTokens.id, tokenId))
  if (!row) return { skipped: 'code-gone' }
  const { code, account, invite } = row
  const { purpose } = code
  if (purpose === 'reset-password') throw new Error(`${code.id} is no code`)
  if (purpose === 'sign-in' && !code.accountId) return { skipped: 'no-account' }
  if (code.usedAt || code.generation !== generation || code.expiresAt <= clock.now()) return { skipped: 'code-over' }
  const offer = invite && (await offerOf(db(), invite))
  return {
    to: code.email,
    language: account?.language ?? code.language,
    props: {
      purpose: mailedAs(purpose, account !== null),
      name: account ? fullName(account) : '',
      code: token.code({ purpose: 'code', id: code.id, generation: code.generation }),
      site: offer?.site ?? null,
      company: purpose === 'join-team' ? await companyToJoin(code.inviteId) : null,
    },
  }
}

/** Showing once more who one is asks for the same mail as signing in. */
function mailedAs(purpose: CodePurpose, isKnown: boolean): MailProps['mail-code']['purpose'] {
  if (purpose === 'confirm') return 'sign-in'
  return purpose === 'sign-up' && isKnown ? 'sign-up-known' : purpose
}

/** Where a Team Invite leads, for the code that its copied link asks for. */
async function companyToJoin(inviteId: string | null): Promise<string | null> {
  if (!inviteId) return null
  const [invite] = await db()
    .select({ companyId: teamInvites.companyId, senderName: teamInvites.senderName })
    .from(teamInvites)
    .where(eq(teamInvites.id, inviteId))
  return invite ? (await companyOf(invite.companyId)).name || invite.senderName : null
}

/** The link to a new password. One was promised for an unknown address too; it ends here. */
async function composeReset({ payload: { tokenId } }: Job<'mail-reset'>): Promise<Filled<'mail-reset'>> {
  const [row] = await db()
    .select({ link: oneTimeTokens, account: accounts })
    .from(oneTimeTokens)
    .innerJoin(accounts, eq(accounts.id, oneTimeTokens.accountId))
    .where(eq(oneTimeTokens.id, tokenId))
  if (!row) return { skipped: 'no-account' }
  const { link, account } = row
  if (link.usedAt || link.expiresAt <= clock.now()) return { skipped: 'link-over' }
  const url = absolute(paths.reset(link.id, token.derive(resetParts(link))))
  return {
    to: account.email,
    language: account.language,
    props: { name: fullName(account), url },
  }
}

/** Tells of a sign-in, also when it is over already: who should not have been there leaves quickly. */
async function composeNewSignIn({
  payload: { accountId, sessionId },
}: Job<'mail-new-sign-in'>): Promise<Filled<'mail-new-sign-in'>> {
  const link = { accountId: accountId, sessionId: sessionId }
  const [row] = await db()
    .select({ account: accounts, device: sessions.device })
    .from(accounts)
    .leftJoin(sessions, eq(sessions.id, link.sessionId))
    .where(eq(accounts.id, link.accountId))
  if (!row) return { skipped: 'account-gone' }
  const { account, device } = row
  const url = absolute(paths.notMe({ ...link, token: token.derive(notMeParts(link)) }))
  const { email, language } = account
  return {
    to: email,
    language,
    props: {
      name: fullName(account),
      email,
      when: momentOf(madeAt(link.sessionId), language),
      device: device ?? '',
      url,
    },
  }
}

/** Tells of a door that strangers have closed. One was promised for an unknown address too; it ends here. */
async function composeKnocking({ payload }: Job<'mail-knocking'>): Promise<Filled<'mail-knocking'>> {
  const account = await personOf(payload.accountId)
  if (!account) return { skipped: 'no-account' }
  const { email, language } = account
  return {
    to: email,
    language,
    props: { name: fullName(account), email, url: absolute(paths.wayIn(wayInLink(account.id))) },
  }
}

/** Tells a developer that a key came or went; to a client there are no keys. */
async function composeSshKey({ payload }: Job<'mail-ssh-key'>): Promise<Filled<'mail-ssh-key'>> {
  const account = await personOf(payload.accountId)
  if (!account) return { skipped: 'account-gone' }
  if (!offersSshKeys(account.kind)) return { skipped: 'not-for-clients' }
  return {
    to: account.email,
    language: account.language,
    props: {
      name: fullName(account),
      change: payload.change,
      label: await textOf(payload.textId),
      fingerprint: `SHA256:${payload.fingerprint}`,
      when: whenOf(new Date(payload.at), account.language),
      keysUrl: absolute(paths.sshKeys()),
    },
  }
}

/** The reader may be anywhere, so the time zone is named. */
function momentOf(moment: Date, language: Language): string {
  const { timeZone } = operator()
  return words(language).mails.newSignIn.at({
    day: formatDay(dayOf(moment, timeZone), language, 'weekday'),
    time: formatTime(moment, timeZone, language),
    ...zoneNames(moment, timeZone, language),
  })
}
