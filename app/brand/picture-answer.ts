import type { Logo } from '@/lib/logo'

/** A picture as it is. Opened by itself it is a page like any other: the policy of every answer lets nothing in it run. */
export function pictureAnswer({ type, bytes }: Pick<Logo, 'type' | 'bytes'>): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
}
