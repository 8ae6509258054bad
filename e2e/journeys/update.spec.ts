import { ORDER_BUTTON, TICK } from '@/e2e/client-pages'
import { asFormer, showFormerBuild } from '@/e2e/former-build'
import { formsOn, post } from '@/e2e/posted-form'
import { ask } from '@/e2e/raw-request'
import { ROUTES } from '@/e2e/sweeps/matrix/matrix'
import { gatherCast } from '@/e2e/sweeps/matrix/matrix-cast'
import { targetsOf } from '@/e2e/sweeps/matrix/matrix-targets'
import { expect, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { ALL } from '@/testing/extent'
import { offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { sessionHeader, signIn } from '@/testing/sign-in'

const { sending } = words('en').common

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without'
  test(`an update in the middle of the order form loses nothing and orders nothing, ${how} script`, async ({
    openBrowser,
    developer,
  }) => {
    const { link, company, inviteId } = await offerFrom(developer)
    const client = await openBrowser({ javaScriptEnabled })
    await client.goto(link)
    await client.getByRole('button', { name: 'Continue', exact: true }).click()
    await client.waitForURL(/\/order$/)
    const showPresentBuild = await showFormerBuild(client)
    await client.reload()
    await client.getByLabel('Your name').fill('Kim Berger')
    await client.getByLabel('Company or association').fill(company)
    await client.getByLabel('Country').selectOption('AT')
    await client.getByLabel(TICK).check()
    await showPresentBuild()
    await client.getByRole('button', { name: ORDER_BUTTON }).click()

    await expect(client.getByText(sending.renewedTitle)).toBeVisible()
    await expect(client.getByText(sending.renewed)).toBeVisible()
    await expect(client.getByLabel('Your name')).toHaveValue('Kim Berger')
    await expect(client.getByLabel('Company or association')).toHaveValue(company)
    await expect(client.getByLabel('Country')).toHaveValue('AT')
    await expect(client.getByLabel(TICK)).toBeChecked()
    expect((await inviteRow(inviteId)).orderedAt, 'nothing has been ordered').toBeNull()

    await client.getByLabel('Country').selectOption('DE')
    await client.getByRole('button', { name: ORDER_BUTTON }).click()
    await client.waitForURL(/\/c\/pay\//)
  })
}

test('a password typed before an update is not carried along', async ({ stack, developer }) => {
  const typed = { email: developer.email, password: 'paper ink pine 1' }
  const [form] = (await formsOn(stack, {}, paths.signIn(), typed)).filter(({ fields }) =>
    fields.some(([name]) => name === 'password'),
  )
  if (!form) throw new Error('There is no form for passwords.')
  const former = { ...form, fields: form.fields.map(([name, value]) => [name, asFormer(value)] as [string, string]) }
  const { status, body } = await post(stack, former, {})
  expect([status, body.includes(sending.renewedTitle), body.includes(developer.email)]).toEqual([200, true, true])
  expect(body).not.toContain(typed.password)
})

test('a press of one button says that the page was changed, and does nothing', async ({ openBrowser, developer }) => {
  const page = await openBrowser()
  await signIn(page, developer)
  const showPresentBuild = await showFormerBuild(page)
  await page.goto(paths.account())
  await showPresentBuild()
  await page.getByRole('button', { name: words('en').accountPages.tools.submit.developer }).click()
  await expect(page.getByText(sending.pressAgain)).toBeVisible()
  await page.getByRole('button', { name: words('en').accountPages.tools.submit.developer }).click()
  await expect(page.getByRole('button', { name: words('en').accountPages.tools.submit.client })).toBeVisible()
})

test('nobody to be reached in the middle of a form: it stands there as it was, and says so', async ({
  openBrowser,
  developer,
}) => {
  const page = await openBrowser()
  await signIn(page, developer)
  await page.goto(paths.newCompany())
  const name = page.getByRole('textbox').first()
  await name.fill('Blumenhaus Berger')
  await page.context().setOffline(true)
  await page.locator('main form').getByRole('button').last().click()
  await expect(page.getByText(sending.notSent)).toBeVisible()
  await expect(name).toHaveValue('Blumenhaus Berger')
  await page.context().setOffline(false)
  await page.locator('main form').getByRole('button').last().click()
  await expect(page).toHaveURL(/\/c\/blumenhaus-berger/)
})

test('a page of the former build still gets its files', async ({ stack }) => {
  const { body } = await ask(stack, paths.signIn(), { headers: { accept: 'text/html' } })
  const file = body.match(/\/_next\/static\/[^"]+\.js/)?.[0] ?? ''
  const present = await ask(stack, file)
  expect([present.status, present.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  for (const path of ['/_next/static/../../package.json', '/_next/static/%2e%2e/BUILD_ID', '/_next/static/none.js']) {
    expect((await ask(stack, path)).status, path).toBeGreaterThanOrEqual(400)
  }
})

test('every form of every page survives an update', async ({ stack }) => {
  test.setTimeout(480_000)
  const cast = await gatherCast()
  const targets = await targetsOf(cast)
  const owner = await sessionHeader(cast.people.owner.actor.accountId)
  const people = ALL ? [{}, owner, await sessionHeader(cast.mara.actor.accountId)] : [owner]
  const bad: string[] = []
  let tried = 0
  // A page that says that there is none says so with its own status, whatever is sent to it.
  for (const { name, about } of ROUTES.filter((row) => row.name !== '/_not-found')) {
    for (const cookies of people) {
      const path = targets.at(about || name)
      for (const form of await formsOn(stack, cookies, path)) {
        const fields = form.fields.map(([field, value]) => [field, asFormer(value)] as [string, string])
        const { status, body } = await post(stack, { ...form, fields }, cookies)
        tried += 1
        if (status !== 200 || !/isRenewed|We changed this page|Wir haben diese Seite/.test(body))
          bad.push(`${status} ${path}`)
      }
    }
  }
  expect(tried).toBeGreaterThan(20)
  expect(bad).toEqual([])
})
