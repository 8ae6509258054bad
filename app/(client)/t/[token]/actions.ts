'use server'

import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { Refusal } from '@/lib/errors'
import { paths } from '@/lib/paths'
import { acceptTeamInvite, acceptWithCode } from '@/lib/team-invite/accept'
import { askNewTeamLink } from '@/lib/team-invite/ask-new-link'
import { declineTeamInvite } from '@/lib/team-invite/decline'
import { findTeamLink, teamBearerOf } from '@/lib/team-invite/find-link'
import { askTeamMailbox, proveTeamMailbox } from '@/lib/team-invite/prove-mailbox'

const link = z.string().max(64)
const name = z.string().trim().max(80, { error: 'client-name-long' }).default('')

export const join = publicAction(
  z.object({ link, firstName: name, lastName: name }),
  async (account, { link, ...names }, language) => {
    const { page } = await findTeamLink(link)
    // Ended meanwhile: the link's own page says so best.
    if (page !== 'landing' && page !== 'used') return { next: paths.teamLink(link) }
    const bearer = await teamBearerOf(link, { mayBeUsed: true })
    const joined = await acceptTeamInvite(bearer, { ...names, accountId: account?.id ?? null, language })
    return { signIn: joined.signIn ?? undefined, next: paths.company(joined.companySlug), flash: 'joined' }
  },
)

export const signInAndJoin = publicAction(
  z.object({ link, password: z.string().max(1000) }),
  async (_account, input, language) => {
    // A second press comes when the first has joined already.
    const bearer = await teamBearerOf(input.link, { mayBeUsed: true })
    const { invite } = await findTeamLink(input.link)
    const accountId = await signInWithPassword({ email: invite?.email ?? '', password: input.password })
    const joined = await acceptTeamInvite(bearer, { accountId, firstName: '', lastName: '', language }).catch(
      (error: unknown) => {
        // The account has no name yet: signed in, the link's page asks for it.
        if (error instanceof Refusal && error.reason === 'name-missing') return null
        throw error
      },
    )
    if (!joined) return { signIn: accountId, next: paths.teamLink(input.link) }
    return { signIn: accountId, next: paths.company(joined.companySlug), flash: 'joined' }
  },
)

export const sendTeamCode = publicAction(z.object({ link }), async (_account, input, language) => {
  const tokenId = await askTeamMailbox(await teamBearerOf(input.link), language)
  return { next: paths.teamLinkCode(input.link, tokenId) }
})

/** Joins as the signed-in account, or signs in as the invited one, which then joins by a press of its own. */
export const enterTeamCode = publicAction(
  z.object({ link, tokenId: z.string().max(40), code: z.string().max(20) }),
  async (account, { link, ...proof }) => {
    const bearer = await teamBearerOf(link, { mayBeUsed: account !== null })
    if (account) {
      const { companySlug } = await acceptWithCode({ kind: 'account', accountId: account.id }, bearer, proof)
      return { next: paths.company(companySlug), flash: 'joined' }
    }
    return { signIn: await proveTeamMailbox(bearer, proof), next: paths.teamLink(link) }
  },
)

export const leaveAccountForTeam = publicAction(z.object({ link }), async (_account, input) => {
  return { signOut: true, next: paths.teamLink(input.link) }
})

export const declineTeam = publicAction(z.object({ link }), async (account, input) => {
  const { page } = await findTeamLink(input.link)
  if (page === 'landing') await declineTeamInvite(await teamBearerOf(input.link), { accountId: account?.id ?? null })
  return { next: paths.teamLink(input.link) }
})

export const askForNewTeamLink = publicAction(z.object({ link }), async (_account, input) => {
  await askNewTeamLink(input.link)
  return { next: paths.teamLink(input.link) }
})
