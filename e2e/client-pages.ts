import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { CLIENT } from '@/testing/client-words'
import { GOOD_CARD } from '@/testing/people'

export const DECLINED_CARD = '4000 0000 0000 0002'
export const CHALLENGED_CARD = '4000 0025 0000 3155'

/** Types a card into the payment page of the stand-in and saves it. */
export async function saveCard(page: Page, number = GOOD_CARD): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry date').fill('12 / 34')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Kim Berger')
  await page.getByLabel('Street and number').fill('Gartenweg 3')
  await page.getByLabel('Postal code').fill('24105')
  await page.getByLabel('City').fill('Kiel')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

export const ORDER_BUTTON = CLIENT.en.order
export const TICK = CLIENT.en.tick

/** From the landing to the payment page, as somebody who is new here. */
export async function orderAsNewcomer(
  page: Page,
  link: string,
  company: string,
  { name = 'Kim Berger', language = 'en' as Language } = {},
): Promise<void> {
  const said = CLIENT[language]
  await page.goto(link)
  await page.getByRole('button', { name: said.continue }).click()
  await page.getByLabel(said.name).fill(name)
  await page.getByLabel(said.company).fill(company)
  await page.getByLabel(said.tick).check()
  await page.getByRole('button', { name: said.order }).click()
  await page.waitForURL(/\/c\/pay\//)
}

/** Opens a link and goes on to the order page. */
export async function continueFrom(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.waitForURL(/\/order/)
}

/** Fills in the order page of somebody who has an account and no Company, and orders. */
export async function orderForNewCompany(page: Page, company: string): Promise<void> {
  await page.getByLabel('Company or association').fill(company)
  await page.getByLabel(TICK).check()
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
  await page.waitForURL(/\/c\/pay\//)
}

/** Keeps this page from ever reaching our "done" page, redirects included, as when the tab is closed right after saving. */
export async function closeBeforeReturn(page: Page): Promise<{ isCutOff(): boolean }> {
  const browser = await page.context().newCDPSession(page)
  let cut = 0
  browser.on('Fetch.requestPaused', ({ requestId }) => {
    cut += 1
    browser.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionAborted' }).catch(() => undefined)
  })
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*/checkout/*' }] })
  return { isCutOff: () => cut > 0 }
}
