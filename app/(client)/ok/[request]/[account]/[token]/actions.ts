'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { agreeToRequest, refuseRequest } from '@/lib/billing/decide-request'
import { isRequestLink } from '@/lib/billing/request-links'
import { Refusal, refuse } from '@/lib/errors'
import { paths, type RequestLink } from '@/lib/paths'

const text = z.string().max(64).default('')
const Link = z.object({ requestId: text, accountId: text, token: text })

/** The order of an Owner, by the link of their mail. */
export const agreeByLink = publicAction(
  Link.extend({ amountHash: text, businessTick: z.string().optional() }),
  async (_account, { amountHash, businessTick, ...link }) => {
    const answer = { requestId: link.requestId, amountHash, businessTick: businessTick !== undefined }
    const agreed = await byLink(link, (actor) => agreeToRequest(actor, answer))
    if (agreed === 'amount-changed') {
      // The page is drawn anew, with the amounts of now.
      refresh()
      refuse('amount-changed')
    }
    return { next: paths.planRequestLink(link) }
  },
)

/** The Owner's no. */
export const refuseByLink = publicAction(Link, async (_account, link) => {
  await byLink(link, (actor) => refuseRequest(actor, link.requestId))
  return { next: paths.planRequestLink(link) }
})

/** Acts for the account of a link. What stands against it, the link's own page says best; what is to be filled in stays here. */
async function byLink<Answer>(
  link: RequestLink,
  work: (actor: { kind: 'account'; accountId: string }) => Promise<Answer>,
): Promise<Answer | null> {
  if (!isRequestLink(link)) return null
  try {
    return await work({ kind: 'account', accountId: link.accountId })
  } catch (error) {
    if (error instanceof Refusal && error.reason !== 'tick-missing') return null
    throw error
  }
}
