import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import type { Facts } from '@/db/schema/records'
import { linkToken } from '@/lib/client-invite/links'
import { type Offer, offerOf } from '@/lib/client-invite/offer'
import { stateOf } from '@/lib/client-invite/states'
import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { composeDoneClient, composeDoneDeveloper } from './compose-done'
import { composeNotCharged, composeNotChargedDeveloper } from './compose-not-charged'
import type { Composed } from './composed'
import { loadInvite, sitesWithPlans } from './load-invite'
import { vatNote } from './vat-note'

/** Fills a mail from the database, at the time of sending: a link or a code is derived here and stored nowhere. */
export async function compose(job: Job): Promise<Composed> {
  switch (job.kind) {
    case 'mail-code':
      return composeCode(job.payload)
    case 'mail-invite':
      return composeInvite(job.payload)
    case 'mail-invite-copy':
      return composeInviteCopy(job.payload)
    case 'mail-withdrawn':
      return composeWithdrawn(job.payload)
    case 'mail-new-link-wanted':
      return composeNewLinkWanted(job.payload)
    case 'mail-done-client':
      return composeDoneClient(job.payload)
    case 'mail-done-developer':
      return composeDoneDeveloper(job.payload)
    case 'mail-not-charged':
      return composeNotCharged(job.payload)
    case 'mail-not-charged-developer':
      return composeNotChargedDeveloper(job.payload)
    default:
      throw new Error(`${job.kind} is not a mail`)
  }
}

async function composeCode({ tokenId, generation }: Facts): Promise<Composed> {
  const [row] = await db()
    .select({ code: oneTimeTokens, account: accounts, invite: clientInvites })
    .from(oneTimeTokens)
    .leftJoin(accounts, eq(accounts.email, oneTimeTokens.email))
    .leftJoin(clientInvites, eq(clientInvites.id, oneTimeTokens.inviteId))
    .where(eq(oneTimeTokens.id, String(tokenId)))
  if (!row) return { skipped: 'code-gone' }
  const { code, account, invite } = row
  if (code.usedAt || code.generation !== generation || code.expiresAt <= clock.now()) return { skipped: 'code-over' }
  const offer = invite && (await offerOf(db(), invite))
  const isKnown = code.purpose === 'sign-up' && account !== null
  return {
    to: code.email,
    mail: {
      kind: 'mail-code',
      language: account?.language ?? invite?.language ?? 'en',
      operator: operator(),
      props: {
        purpose: isKnown ? 'sign-up-known' : code.purpose,
        code: token.code({ purpose: 'code', id: code.id, generation: code.generation }),
        site: offer?.site ?? null,
      },
    },
  }
}

async function composeInvite({ inviteId, generation }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (invite.generation !== generation) return { skipped: 'replaced' }
  const state = stateOf(invite, clock.now())
  if (!['sent', 'seen', 'at-payment'].includes(state)) return { skipped: state }
  const url = absolute(paths.landing(linkToken(invite, 'mailed')))
  return {
    to: invite.email,
    mail: {
      kind: 'mail-invite',
      language: offer.language,
      operator: operator(),
      props: { ...inviteProps(offer), url },
    },
  }
}

async function composeInviteCopy({ inviteId }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (invite.withdrawnAt) return { skipped: 'withdrawn' }
  const props = { ...inviteProps(offer), clientEmail: offer.client.email }
  return {
    to: offer.sender.email,
    mail: { kind: 'mail-invite-copy', language: offer.language, operator: operator(), props },
  }
}

async function composeWithdrawn({ inviteId, cause }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  return {
    to: invite.email,
    mail: {
      kind: 'mail-withdrawn',
      language: offer.language,
      operator: operator(),
      props: {
        clientName: offer.client.name,
        developerName: offer.sender.name,
        developerEmail: offer.sender.email,
        site: offer.site,
        cause: cause === 'right-lost' ? 'right-lost' : 'developer',
      },
    },
  }
}

async function composeNewLinkWanted({ inviteId }: Facts): Promise<Composed> {
  const { invite, offer } = await loadInvite(inviteId)
  if (!invite.newLinkWantedAt) return { skipped: 'sent-meanwhile' }
  const ended = addDays(dayOf(invite.expiresAt ?? clock.now(), operator().timeZone), -1)
  return {
    to: offer.sender.email,
    mail: {
      kind: 'mail-new-link-wanted',
      language: offer.language,
      operator: operator(),
      props: {
        developerName: offer.sender.name,
        clientName: offer.client.name,
        clientEmail: offer.client.email,
        site: offer.site,
        expiredOn: formatDay(ended, offer.language),
        invitationUrl: absolute(paths.invitation(invite.id)),
      },
    },
  }
}

function inviteProps(offer: Offer) {
  const { quote, language } = offer
  return {
    clientName: offer.client.name,
    developerName: offer.sender.name,
    developerCompany: offer.sender.company ?? '',
    developerEmail: offer.sender.email,
    site: offer.site,
    noun: offer.noun,
    apps: sitesWithPlans(offer),
    keptAccess: offer.keptAccess,
    message: offer.message,
    monthlyGross: formatMoney(quote.month.gross, quote.currency, language),
    vatNote: vatNote(quote, language),
    openUntil: formatDay(offer.openUntil, language, 'weekday'),
    checkWord: offer.checkWord,
  }
}
