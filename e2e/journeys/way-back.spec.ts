import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { oneTimeTokens } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/records'
import { expect, PHONE, test } from '@/e2e/world'
import { promised } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout, mailsTo } from '@/testing/inbox'
import { signInByForm } from '@/testing/sign-in'
import { MINUTE } from '@/testing/test-clock'

const NEW_PASSWORD = 'tulips along the canal'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'

const HOW = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'with script' : 'without script')

for (const javaScriptEnabled of chosen(false, true)) {
  test(`a forgotten password is set anew from the mail, and other browsers are signed out, ${HOW(javaScriptEnabled)}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const other = await openBrowser({ signedInAs: developer })
    const person = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await person.goto('/sign-in')
    await person.getByRole('link', { name: 'Forgotten your password?' }).click()
    await person.getByLabel('E-mail').fill('mara')
    await person.getByRole('button', { name: 'Send link' }).click()
    await expect(person.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/)
    await person.getByLabel('E-mail').fill(developer.email)
    await person.getByRole('button', { name: 'Send link' }).click()
    const sentence = `If ${developer.email} has an account, we sent a link there. It works for 10 minutes.`
    await expect(person.getByText(sentence)).toBeVisible()

    const link = linkIn(await mailAbout(stack, developer.email, /^Set a new password$/), 'reset')
    await scan(link)
    await other.goto('/home')
    await expect(other, 'programs that open links change nothing').toHaveURL(/\/home$/)

    await person.goto(link)
    await person.getByLabel('New password').fill('too short')
    await person.getByRole('button', { name: 'Save password' }).click()
    await expect(person.getByLabel('New password')).toHaveAccessibleDescription(/too short/)
    await person.getByLabel('New password').fill(NEW_PASSWORD)
    await person.getByRole('button', { name: 'Save password' }).click()
    await expect(person).toHaveURL(/\/home$/)
    await expect(person.getByText('Your new password is saved')).toBeVisible()

    await other.goto('/home')
    await expect(other).toHaveURL(/\/sign-in/)
    await person.goto(link)
    await expect(person.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more')
    await person.getByRole('link', { name: 'Ask for a new link' }).click()
    await expect(person).toHaveURL(/\/forgot$/)
    await signInByForm(other, { email: developer.email, password: NEW_PASSWORD })
  })
}

for (const javaScriptEnabled of chosen(true, false)) {
  test(`a sign-in with a new browser is told by mail, and "This wasn’t me" ends it, ${HOW(javaScriptEnabled)}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const own = await openBrowser({ javaScriptEnabled })
    await signInByForm(own, developer)
    stack.passTime(2 * MINUTE)
    await own.context().clearCookies({ name: 'session' })
    await signInByForm(own, developer)
    const foreign = await openBrowser({ userAgent: WINDOWS })
    await signInByForm(foreign, developer)
    const mail = await mailAbout(stack, developer.email, /^New sign-in to/)
    expect(mail.body.text).toContain('Device: Firefox, Windows')
    expect(mail.body.text).toMatch(/When: \w+day, \d+ \w+, \d\d:\d\d, Berlin time/)
    expect(mail.body.text).toContain(`Account: ${developer.email}`)

    const link = linkIn(mail, 'not-me')
    await scan(link)
    await foreign.goto('/home')
    await expect(foreign, 'programs that open links change nothing').toHaveURL(/\/home$/)
    await own.goto(link)
    await expect(own.getByText('All devices are signed out, and your password no longer works.')).toBeVisible()
    await own.getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(own.getByRole('heading', { level: 1 })).toHaveText('All devices are signed out')
    for (const page of [foreign, own]) {
      await page.goto('/home')
      await expect(page, 'the old cookie is refused').toHaveURL(/\/sign-in/)
    }
    await foreign.getByLabel('E-mail').fill(developer.email)
    await foreign.getByLabel('Password').fill(developer.password)
    await foreign.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(foreign.getByText('E-mail or password is not right').first()).toBeVisible()

    await own.goto(link)
    await own.getByRole('link', { name: 'Set a new password' }).click()
    await expect(own).toHaveURL(/\/forgot$/)
    const { accountId } = developer.actor
    expect(await promised('mail-new-sign-in', { accountId }), 'one new browser, one mail').toHaveLength(1)
  })
}

test('an unknown address sees the same pages as a known one, and gets no mail', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const seen: string[] = []
  for (const email of [developer.email, developer.email.replace('mara', 'nobody')]) {
    const person = await openBrowser({ viewport: PHONE })
    await person.goto('/forgot')
    await person.getByLabel('E-mail').fill(email)
    await person.getByRole('button', { name: 'Send link' }).click()
    await expect(person.getByRole('heading', { level: 1 })).toHaveText('Check your e-mail')
    seen.push((await person.locator('main').innerText()).replace(email, '(asked)'))
  }
  expect(seen[0]).toBe(seen[1])
  await mailAbout(stack, developer.email, /^Set a new password$/)
  const nobody = developer.email.replace('mara', 'nobody')
  await expect.poll(() => isResetDone(nobody), { message: 'its mail was promised, and is worked off' }).toEqual([true])
  expect(await mailsTo(stack, nobody)).toEqual([])
})

test('the whole way back can be read in German', async ({ stack, openBrowser, developer }) => {
  const person = await openBrowser({ viewport: PHONE, locale: 'de-DE' })
  await person.goto('/forgot')
  await person.getByLabel('E-Mail-Adresse').fill(developer.email)
  await person.getByRole('button', { name: 'Link senden' }).click()
  await person.goto(linkIn(await mailAbout(stack, developer.email, /^Set a new password$/), 'reset'))
  await expect(person.locator('html')).toHaveAttribute('lang', 'de')
  await person.getByLabel('Neues Passwort').fill(NEW_PASSWORD)
  await person.getByRole('button', { name: 'Passwort speichern' }).click()
  await expect(person).toHaveURL(/\/home$/)
})

/** Opens a link as programs do that look at mails before people. */
async function scan(link: string): Promise<void> {
  const requests: RequestInit[] = [{}, {}, { method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch;prerender' } }]
  for (const request of requests) expect((await fetch(link, request)).status).toBe(200)
}

/** Of each mail about a new password that was promised to an address: whether it was worked off. */
async function isResetDone(email: string): Promise<boolean[]> {
  const rows = await db()
    .select({ doneAt: outbox.doneAt })
    .from(outbox)
    .innerJoin(oneTimeTokens, eq(outbox.key, sql`'reset:' || ${oneTimeTokens.id}`))
    .where(eq(oneTimeTokens.email, email))
  return rows.map(({ doneAt }) => doneAt !== null)
}
