import { headers } from 'next/headers'
import { ASKED_PATH_HEADER } from '@/lib/page-header'
import { absolute, safeNext } from '@/lib/paths'

/**
 * Sends a browser that came by another name of this machine to the same page by our own name. The proxy leads here,
 * because Next shortens a redirect of the proxy itself to a path, which would lead to the wrong name for ever.
 */
export async function GET(): Promise<Response> {
  const location = absolute(safeNext((await headers()).get(ASKED_PATH_HEADER)))
  return new Response(null, { status: 308, headers: { location } })
}
