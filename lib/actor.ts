import type { Channel } from '@/db/vocabulary'
import { refuse } from './errors'

/** Who acts. Every verb takes one first. */
export type Actor =
  | {
      kind: 'account'
      accountId: string
      /** When this person last showed who they are, by password or code; absent where nobody did. */
      provedAt?: Date
      /** The id of the form they sent (kernel/once.ts). */
      form?: string
    }
  | { kind: 'link-bearer'; inviteId: string; channel: Channel; generation: number }
  | { kind: 'stripe' }
  | { kind: 'clock' }
  | { kind: 'operator' }

export type AccountActor = Extract<Actor, { kind: 'account' }>

/** Whoever holds a link of an invite, and how it reached them. */
export type LinkBearer = Extract<Actor, { kind: 'link-bearer' }>

/** The signed-in account's id. Refuses: sign-in-first. */
export function accountOf(actor: Actor): string {
  if (actor.kind !== 'account') refuse('sign-in-first')
  return actor.accountId
}

/** The id that an activity or a limit is written under; null where nobody in particular acts. */
export function idOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.accountId : null
}
