'use server'

import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { currentVisitor } from '@/lib/auth/visitor'
import { Refusal } from '@/lib/errors'
import { visitorBehind } from '@/lib/links/count-bearer'
import { workingLink } from '@/lib/links/open-link'
import { PersonName } from '@/lib/name-fields'
import { paths } from '@/lib/paths'
import { acceptTeamInvite, acceptWithCode } from '@/lib/team-invite/accept'
import { askNewTeamLink } from '@/lib/team-invite/ask-new-link'
import { declineTeamInvite } from '@/lib/team-invite/decline'
import { joiningLink, openTeamLink } from '@/lib/team-invite/open-link'
import { askTeamMailbox, proveTeamMailbox } from '@/lib/team-invite/prove-mailbox'

const token = z.string().max(64)
const name = PersonName.default('')

export const join = publicAction(
  z.object({ token, firstName: name, lastName: name }),
  async (account, { token, ...names }, language) => {
    const opened = await openTeamLink(token)
    // Ended meanwhile: the link's own page says so best.
    if (opened.page !== 'landing' && opened.page !== 'used') return { next: paths.teamLink(token) }
    const { bearer } = joiningLink(opened)
    const joined = await acceptTeamInvite(bearer, { ...names, accountId: account?.id ?? null, language })
    return { signIn: joined.signIn ?? undefined, next: joined.next, flash: 'joined' }
  },
)

export const signInAndJoin = publicAction(
  z.object({ token, password: z.string().max(1000) }),
  async (_account, input, language) => {
    const { invite, bearer } = joiningLink(await openTeamLink(input.token))
    const accountId = await signInWithPassword(
      { email: invite.email, password: input.password },
      visitorBehind(bearer, await currentVisitor()),
    )
    const joined = await acceptTeamInvite(bearer, { accountId, firstName: '', lastName: '', language }).catch(
      (error: unknown) => {
        // The account has no name yet: signed in, the link's page asks for it.
        if (error instanceof Refusal && error.reason === 'name-missing') return null
        throw error
      },
    )
    if (!joined) return { signIn: accountId, next: paths.teamLink(input.token) }
    return { signIn: accountId, next: joined.next, flash: 'joined' }
  },
)

export const sendTeamCode = publicAction(z.object({ token }), async (_account, input, language, form) => {
  const { bearer } = workingLink(await openTeamLink(input.token))
  const tokenId = await askTeamMailbox(bearer, { language, form }, await currentVisitor())
  return { next: paths.teamLinkCode(input.token, tokenId) }
})

/** Joins as the signed-in account, or signs in as the invited one, which then joins by a press of its own. */
export const enterTeamCode = publicAction(
  z.object({ token, tokenId: z.string().max(40), code: z.string().max(400) }),
  async (account, { token, ...typed }, _language, form) => {
    const proof = { ...typed, form }
    const opened = await openTeamLink(token)
    if (account) {
      const actor = { kind: 'account', accountId: account.id } as const
      const { next } = await acceptWithCode(actor, joiningLink(opened).bearer, proof, await currentVisitor())
      return { next, flash: 'joined' }
    }
    const signIn = await proveTeamMailbox(workingLink(opened).bearer, proof, await currentVisitor())
    return { signIn, next: paths.teamLink(token) }
  },
)

export const switchAccountForTeam = publicAction(z.object({ token }), async (_account, input) => {
  return { signOut: true, next: paths.teamLink(input.token) }
})

export const declineTeam = publicAction(z.object({ token }), async (account, input) => {
  const { page, bearer } = await openTeamLink(input.token)
  if (page === 'landing') await declineTeamInvite(bearer, { accountId: account?.id ?? null })
  return { next: paths.teamLink(input.token) }
})

export const askForNewTeamLink = publicAction(z.object({ token }), async (_account, input) => {
  await askNewTeamLink(input.token)
  return { next: paths.teamLink(input.token) }
})
