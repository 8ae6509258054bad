import type { Page } from '@playwright/test'
import { saveCard } from '@/e2e/client-pages'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { type Cast, endCheckout, orderIn, SUMMARY, to, type Visit, withdrawOffer } from '../cast'

/** What a client sees behind a link, in each of its states, alive and dead. */
export function landings({ browsers, links, pending, petra, language }: Cast): Visit[] {
  const { dead } = words(language).client
  const { stranger } = browsers
  const landing = (name: string, link: string, page = stranger): Visit => {
    return { name, route: '/i/[token]', page, open: to(paths.landing(link)) }
  }
  return [
    landing('landing', pending.mailedLink),
    { ...landing('landing-no-access-kept', links.withdrawn.mailedLink) },
    {
      ...landing('link-withdrawn', links.withdrawn.mailedLink),
      async open(page) {
        await withdrawOffer(links.withdrawn)
        await page.reload()
      },
    },
    landing('link-replaced', links.replaced.mailedLink),
    landing('link-expired', links.expired.mailedLink),
    {
      ...landing('link-expired-asked', links.expired.mailedLink),
      async open(page) {
        await page.getByRole('button', { name: dead.askNew('Mara') }).click()
        await page.getByRole('status').waitFor()
      },
    },
    landing('link-declined', links.declined.mailedLink),
    landing('link-unknown', 'a'.repeat(43)),
    landing('link-used', petra.mailedLink),
    landing('link-used-by-you', petra.mailedLink, browsers.petra),
  ]
}

/** The order page, for each kind of person who may open it. */
export function orders({ browsers, links, toOrder, pending, language }: Cast): Visit[] {
  const { order: asked, signIn } = words(language).client
  const { stranger, petra, mara, newcomer } = browsers
  const order = (name: string, link: string, page: Page): Visit => {
    return { name, route: '/i/[token]/order', page, open: to(paths.order(link)) }
  }
  return [
    order('order-new-client', toOrder.mailedLink, stranger),
    {
      ...order('order-errors', toOrder.mailedLink, stranger),
      async open(page) {
        await page.getByRole('button', { name: asked.button }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    order('order-known-client', links.toPetra.mailedLink, petra),
    order('order-without-card', links.toNewcomer.mailedLink, newcomer),
    order('order-sign-in', links.toPetra.mailedLink, stranger),
    order('order-passed-on', pending.copiedLink, stranger),
    {
      ...order('order-code', pending.copiedLink, stranger),
      async open(page) {
        await page.getByRole('button', { name: signIn.sendCode }).click()
        await page.getByLabel(signIn.code).waitFor()
      },
    },
    order('order-other-account', pending.mailedLink, mara),
  ]
}

/** Where Stripe leads back to, in each end that a Checkout can take. */
export function checkouts({ browsers, toOrder, rejected, language }: Cast): Visit[] {
  const { done, order } = words(language).client
  const { kim, late, stranger } = browsers
  let first = ''
  let second = ''
  const checkout = (name: string, part: 'done' | 'back', page: Page, id: () => string): Visit => {
    return { name, route: `/checkout/[checkout]/${part}`, page, open: () => page.goto(`/checkout/${id()}/${part}`) }
  }
  const prepared = (visit: Visit, prepare: () => Promise<unknown>): Visit => {
    return { ...visit, open: (page) => prepare().then(() => visit.open(page)) }
  }
  return [
    prepared(
      checkout('checkout-waiting', 'done', kim, () => first),
      async () => {
        first = await orderIn(kim, toOrder, language)
      },
    ),
    checkout('checkout-waiting-stranger', 'done', stranger, () => first),
    checkout('checkout-back', 'back', kim, () => first),
    checkout('checkout-back-stranger', 'back', stranger, () => first),
    prepared(
      checkout('checkout-done', 'done', kim, () => first),
      async () => {
        await kim.goto(paths.order(toOrder.mailedLink))
        await kim.getByLabel(order.company).fill('Blumenhaus GmbH')
        await kim.getByLabel(order.tick).check()
        await kim.getByRole('button', { name: order.button }).click()
        await kim.waitForURL(/\/c\/pay\//)
        await saveCard(kim)
        await kim.getByRole('link', { name: done.overview }).waitFor()
        first = new URL(kim.url()).pathname.split('/')[2] ?? ''
      },
    ),
    checkout('checkout-done-stranger', 'done', stranger, () => first),
    checkout('checkout-unknown', 'done', stranger, newId),
    prepared(
      checkout('checkout-lapsed', 'done', late, () => second),
      async () => {
        second = await orderIn(late, rejected, language)
        await endCheckout(second, 'expired')
      },
    ),
    checkout('checkout-lapsed-stranger', 'done', stranger, () => second),
    prepared(
      checkout('checkout-rejected', 'done', late, () => second),
      () => endCheckout(second, 'rejected'),
    ),
  ]
}
