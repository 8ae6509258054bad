import type Stripe from 'stripe'

type Primitive = string | number | boolean | null | undefined

/** What travels over HTTP: the package's own types with its Decimal class as the string it is sent as. */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends Primitive
    ? T
    : T extends Array<infer Item>
      ? Wire<Item>[]
      : { [Key in keyof T]: Wire<T[Key]> }

export type Customer = Wire<Stripe.Customer>
export type Session = Wire<Stripe.Checkout.Session>
export type SetupIntent = Wire<Stripe.SetupIntent>
export type PaymentMethod = Wire<Stripe.PaymentMethod>
export type TaxId = Wire<Stripe.TaxId>
export type Invoice = Wire<Stripe.Invoice>
export type LineItem = Wire<Stripe.InvoiceLineItem>
export type InvoicePayment = Wire<Stripe.InvoicePayment>
export type PaymentIntent = Wire<Stripe.PaymentIntent>
export type Charge = Wire<Stripe.Charge>
export type Dispute = Wire<Stripe.Dispute>
export type Mandate = Wire<Stripe.Mandate>
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>
export type PortalSession = Wire<Stripe.BillingPortal.Session>
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>
export type Address = Wire<Stripe.Address>

/** The envelope; the object inside is a frozen copy of any of the kinds above. */
export type Event = {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: unknown; previous_attributes?: Record<string, unknown> }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

export type Kinds = {
  customer: Customer
  'checkout.session': Session
  setup_intent: SetupIntent
  payment_method: PaymentMethod
  tax_id: TaxId
  invoice: Invoice
  line_item: LineItem
  invoice_payment: InvoicePayment
  payment_intent: PaymentIntent
  charge: Charge
  dispute: Dispute
  mandate: Mandate
  'billing_portal.configuration': PortalConfiguration
  'billing_portal.session': PortalSession
  webhook_endpoint: WebhookEndpoint
  event: Event
}
export type Kind = keyof Kinds

/** Decoded parameters of a request: strings all the way down, as forms have no other type. */
export type Value = string | Params | Value[]
export type Params = { [name: string]: Value }

export const API_VERSION = '2026-10-28.endive'
