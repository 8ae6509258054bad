import Stripe from 'stripe'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { customerWithAccount, customerWithCard, openInvoice, openSession } from '@/sandbox/test-stack'
import { axeFaults } from './axe-faults'
import { misfits, NARROW } from './fit'

const CONFIRM = 'Complete authentication'

function connect(origin: string): Stripe {
  const { hostname, port } = new URL(origin)
  return new Stripe('sk_test_x', { host: hostname, port, protocol: 'http', telemetry: false })
}

/** The pages where a person pays, by what each is for. */
async function pagesOf(stripe: Stripe): Promise<Record<string, string>> {
  const declined = await customerWithCard(stripe, '4000 0000 0000 0341')
  const [open, gone] = [await openInvoice(stripe, declined), await openInvoice(stripe, declined)]
  await stripe.invoices.voidInvoice(gone.id)
  const paid = await openInvoice(stripe, await customerWithCard(stripe, '4242 4242 4242 4242'))
  await stripe.invoices.pay(paid.id)
  const debited = await openInvoice(stripe, await customerWithAccount(stripe, 'DE08370400440532013003'))
  await stripe.invoices.pay(debited.id)
  const { page: checkout } = await openSession(stripe, { allowed_payment_method_types: ['card', 'sepa_debit'] })
  const features = { payment_method_update: { enabled: true } }
  const { id: configuration } = await stripe.billingPortal.configurations.create({ features })
  const portal = await stripe.billingPortal.sessions.create({ customer: declined, configuration })
  const hosted = (invoice: Stripe.Invoice) => invoice.hosted_invoice_url ?? ''
  return {
    checkout,
    'checkout by debit': `${checkout}?method=sepa_debit`,
    portal: portal.url,
    'invoice to pay': hosted(open),
    'invoice paid': hosted(paid),
    'invoice void': hosted(gone),
    'invoice under way': hosted(debited),
  }
}

test('every page of the stand-in for Stripe reads well on a desk and a phone, in light and dark', async ({
  stack,
  openBrowser,
}) => {
  test.setTimeout(180_000)
  const page = await openBrowser()
  for (const [name, address] of Object.entries(await pagesOf(connect(stack.stripeOrigin)))) {
    await page.goto(address)
    await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveCount(1)
    for (const [viewport, colorScheme] of [
      [DESK, 'light'],
      [PHONE, 'dark'],
    ] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      expect.soft(await axeFaults(page), `${name} ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize(NARROW)
    expect.soft(await page.evaluate(misfits), `${name}: room`).toEqual([])
  }
})

test('an invoice is paid on its page without script: declined, then confirmed with another card that is kept', async ({
  stack,
  openBrowser,
}) => {
  const stripe = connect(stack.stripeOrigin)
  const customer = await customerWithCard(stripe, '4000 0000 0000 0341')
  const invoice = await openInvoice(stripe, customer)
  const page = await openBrowser({ javaScriptEnabled: false, viewport: PHONE })
  await page.goto(invoice.hosted_invoice_url ?? '')
  await page.getByRole('button', { name: 'Pay €53.55', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.')
  const typed = {
    'Card number': '4000 0027 6000 3184',
    'Expiry date': '12 / 34',
    CVC: '123',
    'Name on card': 'Petra Klein',
    'Street and number': 'Marktstr. 1',
    'Postal code': '10115',
    City: 'Berlin',
  }
  for (const [label, value] of Object.entries(typed)) await page.getByLabel(label).fill(value)
  await page.getByLabel('Save it').check()
  await page.getByRole('button', { name: 'with this card' }).click()
  await page.getByRole('button', { name: CONFIRM }).click()
  await expect(page.getByRole('heading', { name: 'This invoice is paid' })).toBeVisible()
  const { data } = await stripe.customers.listPaymentMethods(customer)
  expect(data.map(({ card }) => card?.last4)).toEqual(['3184', '0341'])
})
