import { type Browser, expect, type Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { appHost, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { CLIENT } from '@/testing/client-words'
import { linkIn, mailAbout } from '@/testing/inbox'
import { type Developer, GOOD_CARD, PASSWORD, signUpDeveloper, startTrial } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'
import { DESK, PHONE } from './layout'
import { type Person, personAt } from './person'
import { newTake, type Take } from './take'

const APP = 'blumenhaus-shop'
const KIM = { email: 'kim@blumenhaus.example', name: 'Kim Berger', company: 'Blumenhaus GmbH' }

/** The way of e2e/journeys/new-client.spec.ts, filmed: an App goes from a developer to a client who is new here. */
export async function filmJourney(stack: Stack, browser: Browser, language: Language): Promise<Take> {
  const take = newTake()
  const developer = await signUpMara(language)
  await startTrial(developer, APP)
  const open = async (viewport: { width: number; height: number }) => {
    const context = await browser.newContext({ baseURL: stack.address, viewport, colorScheme: 'light' })
    return context.newPage()
  }
  const mara = personAt(take, 'desk', await open(DESK))
  const kim = personAt(take, 'phone', await open(PHONE))
  await signIn(mara.page, developer)
  await mara.page.goto(paths.app(developer.slug, APP))
  await kim.page.goto(`${stack.inboxOrigin}/?to=${encodeURIComponent(KIM.email)}`)
  await kim.look(0)

  await invite(mara, language)
  await openMail(kim, stack, language)
  await readLanding(kim, language)
  await seeNews(mara)
  await order(kim, language)
  await saveCard(kim)
  await expect(kim.page.getByRole('heading', { level: 1 })).toHaveText(CLIENT[language].done(appHost(APP)))
  await kim.look(2000)
  await seeNews(mara)
  await expect(mara.page.getByRole('main')).toContainText(KIM.company)
  await mara.look(2500)
  return take
}

export function signUpMara(language: Language): Promise<Developer> {
  const person = { firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@studio-nord.example', password: PASSWORD }
  return signUpDeveloper({ ...person, language })
}

async function invite(mara: Person, language: Language) {
  const { page } = mara
  const { developer, wizard } = words(language)
  await mara.look(1200)
  await mara.press(page.getByRole('button', { name: developer.app.invite }))
  await arrive(page, /\/client$/)
  await mara.look(700)
  await mara.type(page.getByLabel(wizard.client.email), KIM.email)
  await mara.look(500)
  await mara.press(page.getByRole('button', { name: wizard.continue }))
  await arrive(page, /\/check$/)
  await mara.look(1200)
  await mara.press(page.getByRole('button', { name: wizard.check.send('') }))
  await arrive(page, /\/invitations\/[\w-]+$/)
  await mara.look(1200)
}

async function openMail(kim: Person, stack: Stack, language: Language) {
  const { page } = kim
  const mail = await mailAbout(stack, KIM.email, CLIENT[language].mail)
  await page.reload()
  await kim.look(700)
  await kim.press(page.getByRole('link', { name: mail.body.subject }))
  // The mail alone, as a mail program on a phone shows it: without the frame of the inbox.
  await page.goto(`${stack.inboxOrigin}/mail/${mail.id}/html`)
  await kim.look(1500)
  await kim.press(page.getByRole('link', { name: CLIENT[language].mailButton }))
  await page.waitForURL(linkIn(mail))
}

async function readLanding(kim: Person, language: Language) {
  await kim.look(1500)
  await kim.scroll(420)
  await kim.look(1000)
  await kim.press(kim.page.getByRole('button', { name: CLIENT[language].continue, exact: true }))
  await arrive(kim.page, /\/order$/)
}

async function order(kim: Person, language: Language) {
  const { page } = kim
  const said = CLIENT[language]
  await kim.look(600)
  await kim.type(page.getByLabel(said.name), KIM.name)
  await kim.type(page.getByLabel(said.company), KIM.company)
  await kim.press(page.getByLabel(said.tick))
  await kim.look(500)
  await kim.press(page.getByRole('button', { name: said.order }))
  await arrive(page, /\/c\/pay\//)
}

async function saveCard(kim: Person) {
  const { page } = kim
  await kim.look(800)
  await kim.fill(page.getByLabel('Card number'), GOOD_CARD)
  await page.getByLabel('Expiry date').fill('12 / 34')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill(KIM.name)
  await kim.look(500)
  await kim.fill(page.getByLabel('Street and number'), 'Gartenweg 3')
  await page.getByLabel('Postal code').fill('24105')
  await page.getByLabel('City').fill('Kiel')
  await kim.look(400)
  await kim.press(page.getByRole('button', { name: 'Save', exact: true }))
}

// The page of an invitation says how far it has come whenever it is opened.
async function seeNews(mara: Person) {
  await mara.page.reload({ waitUntil: 'networkidle' })
  await mara.look(0)
}

async function arrive(page: Page, address: RegExp) {
  await page.waitForURL(address)
  await page.waitForLoadState('networkidle')
}
