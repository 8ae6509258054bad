import { foldedMailbox } from '@/lib/email-address'
import { type Door, networkLimit } from '@/lib/kernel/network-limit'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { isKnownDevice } from './known-devices'

/** Whoever stands at a door, as far as counting goes. */
export type Visitor = {
  /** Where they come from (`networkOf`). */
  network: string
  /** What their browser has kept of the accounts that signed in with it (`isKnownDevice`). */
  devices?: string
  /** The invite whose mailed link they hold, which proves the mailbox it went to. */
  mailedInvite?: string
}

/** Whoever is not said to come from elsewhere; counted like any network. */
export const THIS_MACHINE: Visitor = { network: '127.0.0.1' }

/** By what a try is counted: by something of their own that nobody else can spend or, for strangers, network and address. */
export type Asker = { own: string } | { network: string }

/** Nobody has this id. It is looked for where there is no account, so that an unknown address takes as long. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

/**
 * How somebody is counted who wants into an account, or where an address has none. Browsers that know it are told apart by where
 * they are: one that its owner has thrown out since does not spend what the others have.
 */
export function askerOf(visitor: Visitor, accountId: string | null | undefined): Asker {
  const isKnown = isKnownDevice(visitor.devices, accountId ?? NOBODY)
  if (isKnown) return { own: `device:${accountId}:${visitor.network}` }
  if (visitor.mailedInvite) return { own: `invite:${visitor.mailedInvite}` }
  return { network: visitor.network }
}

/** What a counter of a door is called for somebody who asks about an address: strangers share that of the address. */
export function counterOf(door: string, asker: Asker, email: string): string {
  return `${door}:${'own' in asker ? asker.own : `address:${foldedMailbox(email)}`}`
}

/** Counts a stranger's use of a door by their network; who has a counter of their own is not held up by neighbours. */
export async function countNetwork(door: Door, asker: Asker): Promise<void> {
  if ('network' in asker) await countOrRefuse(networkLimit(door, asker.network))
}

/** In whose turn a password is hashed. */
export function laneOf(asker: Asker): string {
  return 'own' in asker ? asker.own : asker.network
}
