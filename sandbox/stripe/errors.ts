import type { PaymentIntent, PaymentMethod } from './wire'

type ErrorBody = {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  message: string
  code?: string
  param?: string
  decline_code?: string
  charge?: string
  payment_intent?: PaymentIntent
  payment_method?: PaymentMethod
}

/** An answer other than 2xx, in Stripe's shape. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message)
  }
}

export function invalid(message: string, details: { code?: string; param?: string } = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...details })
}

/** `param` names the field that carried the id; without it the id stood in the URL, which makes it a 404. */
export function missing(label: string, id: string, param?: string): StripeError {
  const message = `No such ${label}: '${id}'`
  return new StripeError(param ? 400 : 404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message,
    param: param ?? 'id',
  })
}

export function unknownUrl(method: string, path: string): StripeError {
  const message = `Unrecognized request URL (${method}: ${path}). The sandbox does not know this operation.`
  return new StripeError(404, { type: 'invalid_request_error', message })
}

export function unauthorized(message: string): StripeError {
  return new StripeError(401, { type: 'invalid_request_error', message })
}

export function keyReused(key: string): StripeError {
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
  return new StripeError(400, { type: 'idempotency_error', message })
}

/** The body as it is sent. `request_log_url` leads to Stripe's dashboard, which the sandbox does not have. */
export function errorJson(error: StripeError): string {
  const { code } = error.body
  const docs = code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {}
  return JSON.stringify({ error: { ...error.body, ...docs, request_log_url: null } }, null, 2)
}
