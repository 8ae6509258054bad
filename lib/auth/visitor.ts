import { cookies, headers } from 'next/headers'
import { env } from '@/lib/env'
import { networkOf } from '@/lib/network'
import { PEER_HEADER } from '@/lib/page-header'
import { THIS_MACHINE, type Visitor } from './asker'
import { DEVICES_COOKIE } from './known-devices'

/** Who sends this request, as far as counting goes. */
export async function currentVisitor(): Promise<Visitor> {
  const [request, jar] = await Promise.all([headers(), cookies()])
  const peer = request.get(PEER_HEADER) ?? THIS_MACHINE.network
  return {
    network: networkOf(peer, request.get('x-forwarded-for') ?? '', env().trustedProxies),
    devices: jar.get(DEVICES_COOKIE)?.value,
  }
}
