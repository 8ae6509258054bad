import type { Logo } from '@/lib/logo'

/** A drawing that is opened by itself is a document: it gets nothing to run, to fetch or to reach. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
}

export function pictureAnswer({ type, bytes }: Pick<Logo, 'type' | 'bytes'>): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type } })
}
