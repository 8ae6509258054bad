import { expect, test } from '@/e2e/world'
import { requestSignUp } from '@/lib/company/sign-up'
import { paths } from '@/lib/paths'
import { mailsTo } from '@/testing/inbox'
import { inviteToTeam } from '@/testing/join-team'
import { fresh, newDeveloper, offerFrom } from '@/testing/people'
import type { Stack } from '@/testing/stack'
import { MINUTE } from '@/testing/test-clock'

const away = (stack: Stack, kind: string) => stack.controlMail({ fail: { path: '/emails', kind, times: 100_000 } })
const health = async (stack: Stack) => (await fetch(`${stack.address}/api/health`)).json()

test.afterEach(({ stack }) => stack.controlMail({ fail: null }))

test('a mail that the service refused is shown wherever it was promised, and goes out by one press', async ({
  stack,
  openBrowser,
}) => {
  const mara = await newDeveloper()
  const colleague = `${fresh('jonas')}@weber.example`
  await away(stack, '422')
  const { email, inviteId } = await offerFrom(mara)
  await inviteToTeam(mara.actor, mara.slug, { email: colleague, role: 'admin', appIds: [] })
  const page = await openBrowser({ signedInAs: mara })
  const lost = page.getByText('The e-mail could not be sent.')
  for (const path of [paths.home(), paths.invitations(), paths.invitation(inviteId), paths.team(mara.slug)]) {
    await expect(async () => {
      await page.goto(path)
      await expect(lost, path).toBeVisible({ timeout: 500 })
    }).toPass()
  }
  expect(await health(stack)).toMatchObject({ status: 'degraded', mails: { givenUp: expect.any(Number) } })
  expect((await health(stack)).mails.givenUp).toBeGreaterThanOrEqual(2)

  await stack.controlMail({ fail: null })
  stack.passTime(2 * MINUTE)
  await page.goto(paths.invitations())
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page).toHaveURL(paths.invitation(inviteId))
  await expect.poll(async () => (await mailsTo(stack, email)).length).toBe(1)
  await page.reload()
  await expect(lost).toHaveCount(0)

  await page.goto(paths.team(mara.slug))
  await page.getByRole('button', { name: /^Send again/ }).click()
  await expect.poll(async () => (await mailsTo(stack, colleague)).length).toBe(1)
  await page.reload()
  await expect(lost).toHaveCount(0)
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'
  test(`whoever waits for a code is told that mails are late, then that a new one is needed (${how})`, async ({
    stack,
    openBrowser,
  }) => {
    const email = `${fresh('nora')}@weiss.example`
    await away(stack, '503')
    const tokenId = await requestSignUp({
      firstName: 'Nora',
      lastName: 'Weiss',
      email,
      password: 'paper ink pine 1',
      language: 'en',
    })
    const page = await openBrowser({ javaScriptEnabled })
    const shows = (text: string) =>
      expect(async () => {
        await page.goto(paths.signUpCode(tokenId, paths.home()))
        await expect(page.getByText(text)).toBeVisible({ timeout: 500 })
      }).toPass()
    await shows('E-mails are late at the moment')
    for (let minute = 0; minute < 11; minute++) stack.passTime(MINUTE)
    await shows('E-mails could not be sent for a while')
    await stack.controlMail({ fail: null })
    await page.getByRole('button', { name: 'Send a new code' }).click()
    await expect(page.getByText('A new code is on its way')).toBeVisible()
    await expect.poll(async () => (await mailsTo(stack, email)).length).toBe(1)
    await shows('Enter the 6-digit code')
    await expect(page.getByText('E-mails could not be sent')).toHaveCount(0)
  })
}
