import { isId } from '@/lib/id'
import type { RequestLink } from '@/lib/paths'
import { token } from '@/lib/token'

// The link that an Owner gets by mail to decide a request: derived from the request and their account, and kept nowhere.

const GENERATION = 1

/** The link of one Owner to one request. */
export function requestLink(requestId: string, accountId: string): RequestLink {
  return { requestId, accountId, token: token.derive(partsOf({ requestId, accountId })) }
}

/** Whether a link is one of ours: of this very request and this very account. */
export function isRequestLink(link: RequestLink): boolean {
  return isId(link.requestId) && isId(link.accountId) && token.isDerived(partsOf(link), link.token)
}

function partsOf({ requestId, accountId }: Omit<RequestLink, 'token'>) {
  return { purpose: 'plan-request', id: requestId, generation: GENERATION, channel: accountId } as const
}
