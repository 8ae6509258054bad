import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { stripe } from '@/lib/billing/stripe'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

const GROSS = 2975

/** An event as Stripe sends it. */
export type SentEvent = { id: string; object: 'event'; type: string; livemode: false; data: { object: object } }

/**
 * Events of so many invoices that were paid just now, each of a bill of its own of which nobody has heard yet; whoever asks for
 * more gets new events of the same ones. Bills and invoices are written as they are, for the one who paid a Checkout.
 */
export async function paidBills(checkoutId: string, count: number): Promise<() => SentEvent> {
  const [checkout] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId))
  if (!checkout?.billingContactId || !checkout.stripeCustomerId) throw new Error('Nobody pays yet.')
  await writeInvoices(await paidInvoice(checkout.stripeCustomerId), count)
  await writeBills(checkout.billingContactId, count)
  let sent = 0
  return () => {
    sent += 1
    const object = { id: `in_figures_${(sent % count) + 1}`, object: 'invoice' }
    return { id: `evt_figures_paid_${sent}`, object: 'event', type: 'invoice.paid', livemode: false, data: { object } }
  }
}

async function paidInvoice(customer: string): Promise<string> {
  const { id } = await stripe().invoices.create({ customer, currency: 'eur', auto_advance: false })
  await stripe().invoices.addLines(id, { lines: [{ amount: GROSS, description: 'a month' }] })
  await stripe().invoices.finalizeInvoice(id, { auto_advance: false })
  await stripe().invoices.pay(id)
  return id
}

/** Copies of one, in the stand-in's own table. */
async function writeInvoices(invoiceId: string, count: number): Promise<void> {
  await db().execute(sql`
    insert into sandbox.objects (id, object, body)
    select 'in_figures_' || n, object, body || jsonb_build_object('id', 'in_figures_' || n, 'number', 'FIGURES-' || n)
    from sandbox.objects, generate_series(1, ${count}::int) n where id = ${invoiceId}`)
}

/** Guards and references rest meanwhile: these bills have no lines. */
async function writeBills(billingContactId: string, count: number): Promise<void> {
  const now = sql`${clock.now().toISOString()}::timestamptz`
  const ids = Array.from({ length: count }, () => newId()).join(',')
  await db().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      insert into bills (id, billing_contact_id, month, number, currency, net, vat, gross, vat_reason, vat_country, vat_rate, issuer,
        recipient, charge_on, issued_at, stripe_invoice_id, begun_at, collecting_since, tries)
      select id, ${billingContactId}, ('1900-01-01'::date + n * interval '1 month')::date, 'FIGURES-' || n, 'eur',
        2500, 475, ${GROSS}, 'domestic', 'DE', 1900, '{}', '{}', ${now}::date, ${now}, 'in_figures_' || n, ${now}, ${now}, 1
      from unnest(string_to_array(${ids}, ',')::uuid[]) with ordinality made(id, n)`)
  })
}
