import { receiveEvent } from '@/lib/client-invite/receive-event'
import { logError } from '@/lib/log'

/** Stripe's webhook: the signed bytes as they came. 2xx only after what it led to is committed. */
export async function POST(request: Request): Promise<Response> {
  try {
    const result = await receiveEvent(await request.text(), request.headers.get('stripe-signature'))
    if (result === 'taken') return new Response(null, { status: 200 })
    logError('webhook: an event without a valid signature was refused')
    return new Response(null, { status: 400 })
  } catch (error) {
    logError('webhook:', error)
    return new Response(null, { status: 500 })
  }
}
