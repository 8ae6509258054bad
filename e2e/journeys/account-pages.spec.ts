import { formsOn, post } from '@/e2e/posted-form'
import { ask } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { newsletterOf } from '@/lib/account/newsletter/queries'
import { sshKeysOf } from '@/lib/account/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { sessionHeader } from '@/testing/sign-in'
import { newPublicKey } from '@/testing/ssh-key'

const { accountPages } = words('en')

test('a key is added and removed without script', async ({ openBrowser, developer }) => {
  const page = await openBrowser({ signedInAs: developer, javaScriptEnabled: false })
  const { keys } = accountPages
  await page.goto(paths.sshKeys())
  await page.getByLabel(keys.publicKey).fill(`${newPublicKey('studio')}\n`)
  await page.getByRole('button', { name: keys.add, exact: true }).click()
  await page.getByRole('link', { name: `${keys.remove} studio` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(keys.removeTitle('studio'))
  await page.getByRole('button', { name: keys.removeConfirm, exact: true }).click()
  await expect(page.getByText(keys.none)).toBeVisible()
  expect(await sshKeysOf(developer.actor.accountId)).toEqual([])
})

test('a private key that was pasted is in no answer and in no log', async ({ stack, developer }) => {
  const secret = 'b3BlbnNzaC1rZXktCanaryCanaryCanary'
  const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----`
  const typed = { publicKey: privateKey, label: privateKey }
  const cookies = await sessionHeader(developer.actor.accountId)
  const form = (await formsOn(stack, cookies, paths.sshKeys(), typed)).find(({ fields }) =>
    fields.some(([name]) => name === 'publicKey'),
  )
  if (!form) throw new Error('no form for keys')
  const { status, body } = await post(stack, form, cookies)
  expect(status).toBe(200)
  expect(body).toContain('This is your private key')
  expect(body).not.toContain(secret)
  expect(stack.log()).not.toContain(secret)
})

test('a newsletter is confirmed and ended from its mails, without script; looking does neither', async ({
  openBrowser,
  developer: { actor },
}) => {
  const { news } = accountPages
  const { accountId } = actor
  await askNewsletter(actor)
  const [confirm, stop] = [newsletterLink(accountId, 1, 'confirm'), newsletterLink(accountId, 1, 'stop')]
  const page = await openBrowser({ javaScriptEnabled: false })
  for (let time = 0; time < 3; time += 1) await page.goto(paths.newsletterConfirm(confirm))
  expect((await newsletterOf(accountId)).state).toBe('asked')
  await page.getByRole('button', { name: news.confirm }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(news.confirmedTitle)
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
  for (let time = 0; time < 3; time += 1) await page.goto(paths.newsletterStop(stop))
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
  await page.getByRole('button', { name: news.stop }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(news.stoppedTitle)
  expect((await newsletterOf(accountId)).state).toBe('none')
})

test('a mail program ends a newsletter with one POST from any place, and a GET only asks', async ({
  stack,
  developer: { actor },
}) => {
  const { accountId } = actor
  await askNewsletter(actor)
  await confirmNewsletter(newsletterLink(accountId, 1, 'confirm'))
  const link = newsletterLink(accountId, 1, 'stop')
  const path = paths.newsletterStopInOneClick(link)
  const body = 'List-Unsubscribe=One-Click'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const looked = await ask(stack, path)
  expect([looked.status, looked.headers.location]).toEqual([307, paths.newsletterStop(link)])
  const wrong = paths.newsletterStopInOneClick({ accountId, token: 'a'.repeat(43) })
  expect((await ask(stack, wrong, { method: 'POST', headers, body })).status).toBe(200)
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
  const fromTheWeb = { ...headers, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }
  const pressed = await ask(stack, path, { method: 'POST', headers: fromTheWeb, body })
  expect([pressed.status, pressed.body]).toEqual([200, ''])
  expect((await newsletterOf(accountId)).state).toBe('none')
})
