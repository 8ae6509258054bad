import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { startCheckout } from '@/lib/billing/start-checkout'
import { openClientLink, workingClientLink } from '@/lib/client-invite/open-link'
import { type OrderInput, order } from '@/lib/client-invite/order'
import { viewOrder } from '@/lib/client-invite/order-view'
import type { Refusal } from '@/lib/errors'
import { bearerOf } from './links'
import { type Invited, payAtStandIn } from './people'

/** The word a refused work was refused with; "passed" when it was not. Anything but a refusal is thrown on. */
export function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'passed',
    (error: Refusal) => {
      if (error.name !== 'Refusal') throw error
      return error.reason
    },
  )
}

/** The words a refused work was refused with, by field. */
export async function faultsOf(work: Promise<unknown>): Promise<Record<string, string>> {
  const refusal: Refusal = await work.then(
    () => {
      throw new Error('it passed')
    },
    (error: Refusal) => error,
  )
  if (refusal.name !== 'Refusal') throw refusal
  return Object.fromEntries([refusal, ...refusal.others].map(({ field, reason }) => [field ?? '', reason]))
}

/** The order page of a link, for nobody or for a signed-in account. */
export async function orderPage(link: string, accountId: string | null = null, companyId: string | null = null) {
  const { invite, bearer } = workingClientLink(await openClientLink(link))
  const [row] = accountId ? await db().select().from(accounts).where(eq(accounts.id, accountId)) : []
  const account = row
    ? { ...row, name: `${row.firstName} ${row.lastName}`.trim(), provedAt: row.createdAt, sessionId: row.id }
    : null
  return viewOrder({ invite, channel: bearer.channel, account, companyId })
}

/** What the order form of a page that showed the order posts. */
export async function orderForm(
  link: string,
  accountId: string | null = null,
  companyId: string | null = null,
): Promise<OrderInput> {
  const view = await orderPage(link, accountId, companyId ?? 'new')
  if (view?.kind !== 'order') throw new Error(`the order page shows ${view?.kind}`)
  const { amountHash, termsHash } = view
  const typed = { name: 'Kim Berger', companyName: 'Blumenhaus GmbH', country: 'DE', vatId: '', invoiceEmail: '' }
  const shown = { amountHash, shownCountry: typed.country, termsHash }
  return { ...typed, ...shown, language: 'en', accountId, companyId, businessTick: true, keptAccess: '' }
}

/** Presses the order button of a link. */
export async function press(link: string, form: OrderInput) {
  return order(await bearerOf(link), form)
}

/** Orders through the mailed link, as somebody new or signed in, up to Stripe's page. Answers the Checkout. */
export async function orderNow({ mailedLink }: Invited, accountId: string | null = null): Promise<string> {
  const ordered = await press(mailedLink, await orderForm(mailedLink, accountId))
  if (ordered.kind !== 'to-payment') throw new Error(`the order led to ${ordered.kind}`)
  return ordered.checkoutId
}

/** Orders through the mailed link as somebody new and saves a card: everything but the settling. */
export async function orderAndPay(invited: Invited): Promise<{ checkoutId: string }> {
  const checkoutId = await orderNow(invited)
  await payAtStandIn(await startCheckout(checkoutId), 'Kim Berger')
  return { checkoutId }
}
