import { operator } from '@/lib/operator'
import type { Limit } from './rate-limit'

const QUARTER = 15 * 60
const HOUR = 3600
const DAY = 24 * HOUR

/** What every counter of a network begins with. */
export const NETWORK_KEYS = 'network:'

/** What is counted by network: where a stranger may knock as often as they like, under as many names as they like. */
export type Door = 'sign-in' | 'code' | 'sign-up' | 'reset' | 'check' | 'unknown-link' | 'new-account'

/** How often a network may knock at a door (docs/rules.md R35). */
export function networkLimit(door: Door, network: string): Limit {
  const { limits } = operator()
  const [most, windowSeconds] = {
    'sign-in': [limits.signInFailuresANetwork, QUARTER],
    code: [limits.codesANetworkAndHour, HOUR],
    'sign-up': [limits.signUpsANetworkAndHour, HOUR],
    reset: [limits.resetsANetworkAndHour, HOUR],
    check: [limits.checksANetworkAndHour, HOUR],
    'unknown-link': [limits.unknownLinksANetwork, QUARTER],
    'new-account': [limits.newAccountsANetworkAndDay, DAY],
  }[door] as [number, number]
  return { key: `${NETWORK_KEYS}${door}:${network}`, most, windowSeconds }
}
