import { requestLink } from '@/lib/billing/request-links'
import { viewRequest } from '@/lib/billing/view-request'
import type { Developer } from '@/testing/people'
import { choose } from '@/testing/plans'

type Asked = Awaited<ReturnType<typeof requestOf>>

/** What the Admin asked the Owners for, beyond the limit that the hand-over left. */
export async function requestOf(
  { admin, owner }: Record<'admin' | 'owner', Developer>,
  house: { id: string; slug: string; appName: string },
) {
  const { requestId } = await choose(admin, { house, appName: house.appName, planSlug: 'large', asks: true })
  const ownerId = owner.actor.accountId
  const order = (await viewRequest(ownerId, requestId ?? ''))?.order
  if (!requestId || !order || 'obstacle' in order) throw new Error('nothing was asked for')
  return { requestId, amountHash: order.amountHash, link: requestLink(requestId, ownerId) }
}

/** Every answer to it, signed in and by the link of an Owner. */
export function requestFields({ requestId, amountHash, link }: Asked, companySlug: string) {
  return {
    agreeToPlan: { companySlug, requestId, amountHash },
    refusePlan: { companySlug, requestId },
    withdrawPlan: { companySlug, requestId },
    agreeByLink: { ...link, amountHash },
    refuseByLink: link,
  }
}
