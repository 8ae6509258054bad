import { and, eq, gte, isNotNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { continueFrom, orderAsNewcomer } from '@/e2e/client-pages'
import { ask } from '@/e2e/raw-request'
import { expect, PHONE, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { promised } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout } from '@/testing/inbox'
import { newDeveloper, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { DAY } from '@/testing/test-clock'

const REASON = 'We have a host already.\nMaybe next year <3'

/** What a client reads and presses, word for word. */
const WORDS = {
  en: {
    link: 'I don’t want this',
    title: (site: string) => `You don’t want to take over ${site}?`,
    reason: /Would you like to say why/,
    tooLong: /Shorten the message by 1 character\b/,
    errorTitle: 'Error: Say no',
    confirm: 'No, thank you',
    back: 'Back',
    ended: 'You said no to this',
    after: 'We told Mara. Nothing was charged. You won’t hear from us again about this.',
    reminder: /^Reminder:/,
    stopTitle: (site: string) => `Stop reminders about ${site}?`,
    stop: 'Stop these e-mails',
    stopped: 'No more reminders',
  },
  de: {
    link: 'Ich möchte das nicht',
    title: (site: string) => `Sie möchten ${site} nicht übernehmen?`,
    reason: /Möchten Sie sagen, warum/,
    tooLong: /um 1 Zeichen/,
    errorTitle: 'Fehler: Ablehnen',
    confirm: 'Nein, danke',
    back: 'Zurück',
    ended: 'Sie haben diese Einladung abgelehnt',
    after: 'Wir haben Mara Bescheid gegeben. Es wurde nichts abgebucht. Sie hören dazu nichts mehr von uns.',
    reminder: /^Erinnerung:/,
    stopTitle: (site: string) => `Keine Erinnerungen mehr zu ${site}?`,
    stop: 'Keine Erinnerungen mehr schicken',
    stopped: 'Keine Erinnerungen mehr',
  },
}

type Reader = { language: 'en' | 'de'; javaScriptEnabled: boolean }

/** Each language and each way once; the other two pairs in the long form. */
const READERS: Reader[] = [
  { language: 'en', javaScriptEnabled: true },
  ...chosen<Reader>(
    { language: 'de', javaScriptEnabled: false },
    { language: 'de', javaScriptEnabled: true },
    { language: 'en', javaScriptEnabled: false },
  ),
]

for (const { language, javaScriptEnabled } of READERS) {
  const w = WORDS[language]
  const how = `${language}, ${javaScriptEnabled ? 'with' : 'without'} script`

  test(`a client says no, and the developer reads why (${how})`, async ({ stack, openBrowser, developer }) => {
    const { link, site, email, inviteId } = await offerFrom(developer, { language })
    const client = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    const heading = client.getByRole('heading', { level: 1 })
    await client.goto(link)
    await client.getByRole('link', { name: w.link }).click()
    await expect(heading).toHaveText(w.title(site))
    await client.getByRole('link', { name: w.back }).click()
    await expect(client).toHaveURL(link)
    expect((await inviteRow(inviteId)).seenAt, 'looking at the question is no answer').toBeNull()
    await client.getByRole('link', { name: w.link }).click()

    await client.getByLabel(w.reason).fill('x'.repeat(601))
    await client.getByRole('button', { name: w.confirm }).click()
    await expect(client.getByLabel(w.reason)).toHaveAccessibleDescription(w.tooLong)
    await expect(client).toHaveTitle(w.errorTitle)
    await expect(client.getByLabel(w.reason)).toHaveValue('x'.repeat(601))
    await client.getByLabel(w.reason).fill(REASON)
    await client.getByRole('button', { name: w.confirm }).click()
    await expect(heading).toHaveText(w.ended)
    await expect(client.locator('main')).toContainText(w.after)
    for (const old of [link, `${link}/order`, `${link}/decline`]) {
      await client.goto(old)
      await expect(heading).toHaveText(w.ended)
    }
    await expect(client.locator('body')).not.toContainText(email)

    const mail = await mailAbout(stack, developer.email, /said no to/)
    expect(mail.body.text).toContain('> We have a host already.\n> Maybe next year <3')
    expect(mail.body.reply_to).not.toBe(developer.email)
    const sender = await openBrowser({ signedInAs: developer })
    await sender.goto(linkIn(mail, 'invitations'))
    await expect(sender.getByRole('figure')).toContainText('Maybe next year <3')
    await expect(sender.getByRole('button', { name: /Send a reminder|Send again/ })).toHaveCount(0)
    await expect(sender.getByRole('link', { name: 'Withdraw' })).toHaveCount(0)
  })

  test(`a client ends the reminders, signed out and from the mail alone (${how})`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { site, email, inviteId } = await offerFrom(developer, { language })
    stack.passTime(8 * DAY)
    const mail = await mailAbout(stack, email, w.reminder)
    expect(mail.body.reply_to).toBe(developer.email)
    const client = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    const heading = client.getByRole('heading', { level: 1 })
    await client.goto(linkIn(mail, 'u'))
    await expect(heading).toHaveText(w.stopTitle(site))
    expect((await inviteRow(inviteId)).remindersStoppedAt, 'looking stops nothing').toBeNull()
    await client.getByRole('button', { name: w.stop }).click()
    await expect(heading).toHaveText(w.stopped)
    await expect(client.getByRole('status')).toContainText(site)
    expect((await inviteRow(inviteId)).remindersStoppedAt).toBeInstanceOf(Date)
    await client.goto(linkIn(mail))
    await expect(client.getByRole('link', { name: w.link }), 'the offer itself stays').toBeVisible()
  })
}

test('at the payment page a no ends the payment first', async ({ openBrowser, developer }) => {
  const { link, company, inviteId } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company)
  const paymentPage = client.url()
  await client.goto(`${link}/decline`)
  await client.getByRole('button', { name: 'No, thank you' }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('You said no to this')
  await client.goto(paymentPage)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('This page has expired')
  expect(await inviteRow(inviteId)).toMatchObject({ orderedAt: null, completedAt: null, declineReason: '' })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invitations/${inviteId}`)
  await expect(sender.getByText(/gave no reason/)).toBeVisible()
})

test('a link that was passed on says no to nothing, and says so', async ({ openBrowser, developer }) => {
  const { copied, email, inviteId } = await offerFrom(developer)
  const masked = `k***@${email.split('@')[1]}`
  const client = await openBrowser({ viewport: PHONE })
  const stranger = await openBrowser({ viewport: PHONE, signedInAs: await newDeveloper() })
  for (const page of [client, stranger]) {
    await page.goto(copied)
    await page.getByRole('link', { name: 'I don’t want this' }).click()
    await expect(page.getByText(`open the link in the e-mail to ${masked}`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'No, thank you' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Write to Mara' })).toHaveAttribute('href', /^mailto:mara-/)
    await expect(page.locator('body')).not.toContainText(email)
  }
  expect((await inviteRow(inviteId)).declinedAt).toBeNull()
})

test('a mail program ends the reminders with one click, and nobody learns which links there are', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { email, inviteId } = await offerFrom(developer)
  stack.passTime(8 * DAY)
  const { headers } = (await mailAbout(stack, email, /^Reminder:/)).body
  expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const address = headers?.['List-Unsubscribe']?.match(/^<(.+)>$/)?.[1] ?? ''
  const { pathname } = new URL(address)
  const oneClick = (path: string, more: Record<string, string> = {}) =>
    ask(stack, path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
      body: 'List-Unsubscribe=One-Click',
    })

  const opened = await ask(stack, pathname, { headers: { accept: 'text/html' } })
  expect([opened.status, opened.headers.location]).toEqual([307, pathname.replace('/one-click', '')])
  const unknown = pathname.replace(/[^/]+\/one-click/, `${'A'.repeat(43)}/one-click`)
  const guessed = await oneClick(unknown)
  expect((await inviteRow(inviteId)).remindersStoppedAt).toBeNull()
  // A mail program on the web sends the name of its own page.
  const fromTheWeb = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }
  const [first, again] = [await oneClick(pathname, fromTheWeb), await oneClick(pathname)]
  for (const answer of [guessed, first, again]) expect([answer.status, answer.body]).toEqual([200, ''])
  expect((await inviteRow(inviteId)).remindersStoppedAt).toBeInstanceOf(Date)

  stack.passTime(5 * DAY)
  const later = clock.now()
  const person = await openBrowser({ viewport: PHONE })
  await person.goto(unknown.replace('/one-click', ''))
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Stop these reminders?')
  await person.getByRole('button', { name: 'Stop these e-mails' }).click()
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('No more reminders')
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invitations/${inviteId}`)
  await expect(sender.getByText(/wants no more reminders/)).toBeVisible()
  await expect(sender.getByRole('button', { name: 'Send a reminder' })).toHaveCount(0)
  const looked = and(eq(outbox.kind, 'send-reminders'), gte(outbox.runAt, later), isNotNull(outbox.doneAt))
  await expect.poll(() => db().$count(outbox, looked), 'when the second one would have been due').toBeGreaterThan(0)
  expect(await promised('mail-reminder', { inviteId })).toHaveLength(1)
})

for (const javaScriptEnabled of chosen(true, false)) {
  test(`the developer reminds by hand, once a day (${javaScriptEnabled ? 'with' : 'without'} script)`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { email, link, inviteId } = await offerFrom(developer)
    const sender = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    const remind = sender.getByRole('button', { name: 'Send a reminder' })
    await sender.goto(`/invitations/${inviteId}`)
    await remind.click()
    await expect(sender.getByText(/less than 24 hours ago/)).toBeVisible()
    stack.passTime(2 * DAY)
    await sender.goto(`/invitations/${inviteId}`)
    await remind.click()
    await expect(sender.getByText('The reminder is on its way')).toBeVisible()
    await expect(sender.getByText('Reminded on')).toBeVisible()
    await remind.click()
    await expect(sender.getByText(/less than 24 hours ago/)).toBeVisible()
    const mail = await mailAbout(stack, email, /^Reminder:/)
    expect(new URL(linkIn(mail)).pathname, 'the link that already works').toBe(link)
    const client = await openBrowser({ viewport: PHONE })
    await continueFrom(client, link)
  })
}
