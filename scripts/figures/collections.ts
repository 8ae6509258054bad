import { asc, isNotNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { collectBill } from '@/lib/billing/collect-bill'
import { stripe } from '@/lib/billing/stripe'
import { customerWithCard } from '@/sandbox/test-stack'
import { held } from './held'

/** What charging a bill cost: time, CPU of our process, calls of Stripe, and what that held. */
export type CollectionFigures = {
  bills: number
  wallMs: number
  cpuMs: number
  stripeCalls: number
  /** What was held before, and every so often while they were charged. */
  heldBytes: number[]
}

/** As the outbox has hands for it. */
const HANDS = 3
const LOOKED_AT = 100

/** Charges the first bills, so many at most: Stripe is the stand-in, in a process of its own. */
export async function measureCollections(most: number): Promise<CollectionFigures> {
  await fillStripe()
  const due = await db().select({ billId: bills.id }).from(bills).orderBy(asc(bills.number)).limit(most)
  let stripeCalls = 0
  const count = () => {
    stripeCalls += 1
  }
  stripe().on('request', count)
  const heldBytes = [held()]
  const [began, used] = [performance.now(), process.cpuUsage()]
  for (let done = 0; done < due.length; done += LOOKED_AT) {
    const waiting = due.slice(done, done + LOOKED_AT)
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await collectBill(next)
    }
    await Promise.all(Array.from({ length: HANDS }, work))
    heldBytes.push(held())
  }
  const [wallMs, { user, system }] = [performance.now() - began, process.cpuUsage(used)]
  stripe().off('request', count)
  const paid = await db().$count(bills, isNotNull(bills.paidAt))
  return { bills: paid, wallMs, cpuMs: (user + system) / 1000, stripeCalls, heldBytes }
}

/** Gives the stand-in a customer with a card for each Billing Contact, each like one that was made by hand. */
async function fillStripe(): Promise<void> {
  const customer = await customerWithCard(stripe(), '4242 4242 4242 4242')
  const { data } = await stripe().customers.listPaymentMethods(customer)
  const like = { customer, method: data[0]?.id ?? '' }
  await db().execute(sql`
    insert into sandbox.objects (id, object, body)
    select replace(replace(o.id, ${like.customer}, b.stripe_customer_id), ${like.method}, b.payment_method_id), o.object,
      replace(replace(o.body::text, ${like.customer}, b.stripe_customer_id), ${like.method}, b.payment_method_id)::jsonb
    from sandbox.objects o, billing_contacts b where o.id in (${like.customer}, ${like.method})`)
}

/** The figures for a person. */
export function collectionsText({ bills, wallMs, cpuMs, stripeCalls, heldBytes }: CollectionFigures): string {
  const mebibytes = (bytes = 0) => (bytes / 2 ** 20).toFixed(1)
  const [each, ofUs, calls] = [wallMs / bills, cpuMs / bills, stripeCalls / bills]
  return [
    `${bills} bills charged in ${(wallMs / 1000).toFixed(1)} s: ${each.toFixed(1)} ms a bill, ${ofUs.toFixed(2)} ms of it our CPU`,
    `${calls.toFixed(1)} calls of Stripe a bill`,
    `held: ${mebibytes(heldBytes[0])} MiB before, ${mebibytes(Math.max(...heldBytes))} at most, ${mebibytes(heldBytes.at(-1))} at the end`,
  ].join('\n')
}
