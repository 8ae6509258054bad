import type { RequestView } from '@/lib/billing/view-request'
import { owns } from '@/lib/company/roles'
import { appHost } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'

/** What a request that is not open any more says of itself. */
export function endedTitle({ request, state, reader }: RequestView): string {
  const t = words(reader.language).requests
  const isMine = request.decidedBy === reader.id
  const by = request.deciderName ?? ''
  switch (state) {
    case 'agreed':
      return isMine ? t.agreedByYou : t.agreed(by)
    case 'refused':
      return isMine ? t.refusedByYou : t.refused(by)
    case 'withdrawn':
      return t.withdrawn
    default:
      return t.lapsed
  }
}

/** How it ended, and what that means. */
export function RequestEnded({ view }: { view: RequestView }) {
  const { request, state, reader } = view
  const t = words(reader.language).requests
  const text =
    state === 'agreed' ? t.agreedText({ site: appHost(request.name), plan: request.planName }) : t.nothingChanged
  const isTold = state === 'agreed' || state === 'refused'
  return (
    <>
      <h1 className="wrap-anywhere">{endedTitle(view)}</h1>
      <p role="status" className="wrap-anywhere">
        {text} {isTold && request.requestedBy !== reader.id ? t.isTold(firstWord(request.askerName)) : ''}
      </p>
    </>
  )
}

/** Why an open request can only be refused; for whoever asked, what they can do about it. */
export function obstacleText({ reader, order }: RequestView): string | null {
  if (!order || !('obstacle' in order)) return null
  const { requests: t } = words(reader.language)
  if (!owns(reader.role)) return t.obstacle[order.obstacle]
  return `${words(reader.language).refusals[order.obstacle]}.`
}
