import { PersonLine } from '@/app/ui/avatar'
import { initials } from '@/app/ui/initials'
import { payerOf } from '@/lib/billing/plan-order'
import type { RequestView } from '@/lib/billing/view-request'
import { appHost } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'

/** What a request is called by whoever decides it. */
export function requestTitle({ request, reader, order }: RequestView): string {
  const t = words(reader.language).requests
  const first = firstWord(request.askerName)
  if (!request.appId) return t.bookTitle[reader.kind](first)
  const isPaid = order !== null && 'app' in order && payerOf(order.app) !== null
  return isPaid ? t.title(first) : t.firstTitle(first, appHost(request.name))
}

/** Who asks, and for what. */
export function RequestHead({ view }: { view: RequestView }) {
  const { request, reader, companyName } = view
  const t = words(reader.language).requests
  const site = appHost(request.name)
  return (
    <>
      <PersonLine
        initials={initials(request.askerName)}
        name={request.askerName}
        detail={request.appId ? t.looksAfter(site) : t.worksFor(companyName)}
        look="ring"
        size="large"
      />
      <h1 className="wrap-anywhere">{requestTitle(view)}</h1>
      <p className="wrap-anywhere">{t.lead(site)}</p>
    </>
  )
}
