import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, oneTimeTokens, sessions } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import type { Facts } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import type { Language } from '@/db/vocabulary'
import { offersSshKeys } from '@/lib/account/audience'
import { notMeParts } from '@/lib/account/end-sessions'
import { resetParts } from '@/lib/account/reset-password'
import { fullName, offerOf } from '@/lib/client-invite/offer'
import { clock } from '@/lib/clock'
import { dayOf, formatDay, formatTime, zoneNames } from '@/lib/day'
import { madeAt } from '@/lib/id'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { words } from '@/lib/words/words'
import type { Composed } from './composed'
import { companyOf, personOf, whenOf } from './team-facts'

/** The 6-digit code, while it is the newest of its row and can still be typed. */
export async function composeCode({ tokenId, generation }: Facts): Promise<Composed> {
  const [row] = await db()
    .select({ code: oneTimeTokens, account: accounts, invite: clientInvites })
    .from(oneTimeTokens)
    .leftJoin(accounts, eq(accounts.email, oneTimeTokens.email))
    .leftJoin(clientInvites, eq(clientInvites.id, oneTimeTokens.inviteId))
    .where(eq(oneTimeTokens.id, String(tokenId)))
  if (!row) return { skipped: 'code-gone' }
  const { code, account, invite } = row
  const { purpose } = code
  if (purpose === 'reset-password') throw new Error(`${code.id} is no code`)
  if (code.usedAt || code.generation !== generation || code.expiresAt <= clock.now()) return { skipped: 'code-over' }
  const offer = invite && (await offerOf(db(), invite))
  const isKnown = purpose === 'sign-up' && account !== null
  return {
    to: code.email,
    mail: {
      kind: 'mail-code',
      language: account?.language ?? code.language,
      operator: operator(),
      props: {
        purpose: isKnown ? 'sign-up-known' : purpose,
        name: account ? fullName(account) : '',
        code: token.code({ purpose: 'code', id: code.id, generation: code.generation }),
        site: offer?.site ?? null,
        company: purpose === 'join-team' ? await companyToJoin(code.inviteId) : null,
      },
    },
  }
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
export async function composeReset({ tokenId }: Facts): Promise<Composed> {
  const [row] = await db()
    .select({ link: oneTimeTokens, account: accounts })
    .from(oneTimeTokens)
    .innerJoin(accounts, eq(accounts.id, oneTimeTokens.accountId))
    .where(eq(oneTimeTokens.id, String(tokenId)))
  if (!row) return { skipped: 'no-account' }
  const { link, account } = row
  if (link.usedAt || link.expiresAt <= clock.now()) return { skipped: 'link-over' }
  const url = absolute(paths.reset(link.id, token.derive(resetParts(link))))
  return {
    to: account.email,
    mail: {
      kind: 'mail-reset',
      language: account.language,
      operator: operator(),
      props: { name: fullName(account), url },
    },
  }
}

/** Tells of a sign-in, also when it is over already: who should not have been there leaves quickly. */
export async function composeNewSignIn({ accountId, sessionId }: Facts): Promise<Composed> {
  const link = { accountId: String(accountId), sessionId: String(sessionId) }
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
    mail: {
      kind: 'mail-new-sign-in',
      language,
      operator: operator(),
      props: {
        name: fullName(account),
        email,
        when: momentOf(madeAt(link.sessionId), language),
        device: device ?? '',
        url,
      },
    },
  }
}

/** Tells a developer that a key came or went; to a client there are no keys. */
export async function composeSshKey({ accountId, label, fingerprint, change, at }: Facts): Promise<Composed> {
  const account = await personOf(accountId)
  if (!account) return { skipped: 'account-gone' }
  if (!offersSshKeys(account.kind)) return { skipped: 'not-for-clients' }
  return {
    to: account.email,
    mail: {
      kind: 'mail-ssh-key',
      language: account.language,
      operator: operator(),
      props: {
        name: fullName(account),
        change: change === 'removed' ? 'removed' : 'added',
        label: String(label),
        fingerprint: `SHA256:${String(fingerprint).replace(/^SHA256:/, '')}`,
        when: whenOf(new Date(String(at)), account.language),
        keysUrl: absolute(paths.sshKeys()),
      },
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
