import { expect, PHONE, test } from '@/e2e/world'
import { appHost, paths } from '@/lib/paths'
import { today } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { clientWithCard } from '@/testing/known-client'
import { endOf, inDays, pricesOf } from '@/testing/plan-ends'
import { appRow } from '@/testing/rows'

const ways = chosen({ viewport: PHONE, javaScriptEnabled: false }, { javaScriptEnabled: true })

for (const way of ways) {
  const how = way.javaScriptEnabled ? 'with script' : 'on a phone without script'

  test(`a client ends the plan and keeps it after all, ${how}`, async ({ openBrowser, developer }) => {
    const kim = await clientWithCard(developer)
    const { id } = await appRow(kim.appName)
    const page = await openBrowser({ signedInAs: kim, ...way })
    await page.goto(paths.app(kim.slug, kim.appName))
    await page.getByRole('link', { name: 'End the plan' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`End the plan of ${appHost(kim.appName)}`)
    await page.getByLabel('Last day').fill(inDays(-1))
    await page.getByRole('button', { name: 'End the plan' }).click()
    await expect(page.getByRole('link', { name: 'Choose today or a later day' })).toBeVisible()
    await expect(page.getByLabel('Last day')).toHaveValue(inDays(-1))
    await page.getByLabel('Last day').fill(inDays(10))
    await page.getByRole('button', { name: 'End the plan' }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.app(kim.slug, kim.appName)}$`))
    await expect(page.getByText('The end is set. You can take it back until then')).toBeVisible()
    expect(await endOf(id)).toMatchObject({ endsOn: inDays(10) })
    await page.getByRole('link', { name: /^Change End of the plan/ }).click()
    await page.getByRole('button', { name: 'Keep the plan' }).click()
    await expect(page.getByText('The plan goes on')).toBeVisible()
    expect(await endOf(id)).toMatchObject({ endsOn: null, endedOn: null })
  })

  test(`a switched-off website comes back and costs what it did, ${how}`, async ({ openBrowser, developer }) => {
    const kim = await clientWithCard(developer)
    const { id } = await appRow(kim.appName)
    const site = appHost(kim.appName)
    const page = await openBrowser({ signedInAs: kim, ...way })
    await page.goto(paths.app(kim.slug, kim.appName))
    await page.getByRole('link', { name: 'Switch off' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Switch off ${site}?`)
    await page.getByRole('button', { name: `Switch off ${site}` }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.apps(kim.slug)}$`))
    await expect(page.getByText('It is switched off')).toBeVisible()
    expect(await endOf(id)).toMatchObject({ isOff: true })
    await page.getByRole('link', { name: `Bring it back: ${site}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Bring back ${site}?`)
    await expect(page.getByText('€53.55').first()).toBeVisible()
    await page.getByRole('button', { name: 'Order with obligation to pay' }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.app(kim.slug, kim.appName)}$`))
    await expect(page.getByText('It is back')).toBeVisible()
    const open = (await pricesOf(id)).filter(({ endsOn }) => endsOn === null)
    expect(open).toMatchObject([{ monthlyAmount: 4500 }])
    expect(open[0]?.startsOn).toBe(today())
  })
}

test('an Admin leaves a client the last website, and brings nothing back', async ({ openBrowser, developer }) => {
  const kim = await clientWithCard(developer)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.switchOffApp(kim.slug, kim.appName))
  await expect(page.getByText('Only an owner can switch it off')).toBeVisible()
  expect((await page.goto(paths.restoreApp(kim.slug, kim.appName)))?.status()).toBe(404)
})
