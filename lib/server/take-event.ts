import type { IncomingMessage } from 'node:http'
import { receiveEvent } from '@/lib/client-invite/receive-event'
import { logError } from '@/lib/log'
import { paths } from '@/lib/paths'
import { type Exchange, pathOf, sayDone, sayRefused } from './say'

/** Whether it is Stripe's webhook that is asked for. */
export function isForEvents(request: IncomingMessage): boolean {
  return pathOf(request) === paths.stripeWebhook()
}

/**
 * Stripe's webhook: the signed bytes as they came. 2xx only after what it led to is committed. Answered here, because Stripe
 * sends many at once, and drawing a page costs Next more than taking an event costs us.
 */
export async function takeEvent(exchange: Exchange): Promise<void> {
  const { request } = exchange
  if (request.method !== 'POST') return sayRefused(exchange, 405, 'POST')
  const status = await statusOf(request)
  if (status === 400) sayRefused(exchange, status)
  else sayDone(exchange, status)
}

async function statusOf(request: IncomingMessage): Promise<200 | 400 | 500> {
  try {
    const body = await bodyOf(request)
    const result = await receiveEvent(body, request.headers['stripe-signature']?.toString() ?? null)
    if (result === 'taken') return 200
    logError('webhook: an event without a valid signature was refused')
    return 400
  } catch (error) {
    logError('webhook:', error)
    return 500
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
