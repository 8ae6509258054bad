import { z } from 'zod'
import { env } from '@/lib/env'
import { subjectOf } from './event-types'
import { openEvent } from './stripe'

const MAX_AHEAD = 300

/** What an event hints at. Its contents are never believed: the truth is fetched from Stripe. */
export type StripeHint = {
  id: string
  type: string
  /** Empty when the object has no id. */
  objectId: string
  /** What has to be looked at; null where it is about nothing of the kind that concerns us. */
  about: About | null
}

/** `billId`: of which bill an invoice says it is. */
type About =
  | { kind: 'checkout' | 'customer' | 'dispute'; id: string }
  | { kind: 'invoice'; id: string; billId: string | null }

/** Stripe's ids and types are short and plain; anything else was not written by Stripe, whoever signed it. */
const Name = z.string().regex(/^[\x21-\x7e]{1,255}$/)

/** Told as an id, or not at all; anything else is nothing to us. */
const Customer = Name.nullish().catch(null)

/** What we wrote ourselves, and anybody at Stripe's dashboard may have written over. */
const Metadata = z.object({ bill_id: z.string().nullish() }).nullish().catch(null)

const EventShape = z.object({
  id: Name,
  type: Name,
  livemode: z.boolean(),
  /** Of a connected account, of which we have none. */
  account: z.null().optional(),
  data: z.object({
    object: z.object({ id: Name.optional(), customer: Customer, metadata: Metadata }),
    /** A method that was detached belongs to nobody any more; here stands whose it was. */
    previous_attributes: z.object({ customer: Customer }).optional().catch(undefined),
  }),
})

/**
 * What a webhook's body hints at, or null when it cannot be believed: no signature, signed with none of our secrets (several
 * while they are rotated), more than five minutes ago or more than five minutes ahead, not an event, or one of another account or
 * mode than ours.
 *
 * @param rawBody exactly as received; parsed and written again it no longer matches
 * @param signature the header `stripe-signature`
 */
export function verifyEvent(rawBody: string, signature: string | null): StripeHint | null {
  if (!signature) return null
  // The machine's own time, not clock.now(): the signer reads a wall clock too, and how old a message may be on its way is
  // not a decision of the product. A moved clock therefore changes nothing here; replays end at the event's unique id.
  const receivedAt = new Date()
  // Written so that a time that is no number fails too: the age check of Stripe's package lets NaN pass.
  const isInTime = signedAt(signature) <= receivedAt.getTime() / 1000 + MAX_AHEAD
  if (!isInTime) return null
  for (const secret of env().stripeWebhookSecrets) {
    const event = openEvent(rawBody, signature, secret, receivedAt)
    if (event) return hintOf(event)
  }
  return null
}

/** Unix seconds of the signature. Of several times the last one is signed, as Stripe's package reads it. */
function signedAt(signature: string): number {
  const times = signature.split(',').filter((part) => part.startsWith('t='))
  return Number.parseInt(times.at(-1)?.slice(2) ?? '', 10)
}

/** The same of an event that Stripe gave us when it was asked: nobody signs that. Null where it is none of ours. */
export function hintOf(event: unknown): StripeHint | null {
  const parsed = EventShape.safeParse(event)
  if (!parsed.success) return null
  const { id, type, livemode, data } = parsed.data
  if (livemode !== isLiveKey(env().stripeSecretKey)) return null
  return { id, type, objectId: data.object.id ?? '', about: aboutOf(type, data) }
}

type EventData = z.output<typeof EventShape>['data']

function aboutOf(type: string, { object, previous_attributes: before }: EventData): About | null {
  const subject = subjectOf(type)
  if (!subject) return null
  const id = subject === 'of-customer' ? (object.customer ?? before?.customer) : object.id
  if (!id) return null
  if (subject === 'invoice') return { kind: subject, id, billId: object.metadata?.bill_id ?? null }
  return { kind: subject === 'of-customer' ? 'customer' : subject, id }
}

/** "sk_live_…", or "rk_live_…" for a restricted one. */
function isLiveKey(key: string): boolean {
  return /^[rs]k_live_/.test(key)
}
