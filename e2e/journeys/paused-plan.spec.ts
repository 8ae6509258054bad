import { expect, PHONE, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { billLastMonth } from '@/testing/bills'
import { chosen } from '@/testing/extent'
import { clientWithCard } from '@/testing/known-client'
import { endOf, inDays, pricesOf } from '@/testing/plan-ends'
import { appRow } from '@/testing/rows'
import { isSuspended, pays } from '@/testing/trouble'

const ways = chosen({ viewport: PHONE, javaScriptEnabled: false }, { javaScriptEnabled: true })

for (const way of ways) {
  const how = way.javaScriptEnabled ? 'with script' : 'on a phone without script'

  test(`while a bill is unpaid nobody chooses a plan, and its end is still theirs to set, ${how}`, async ({
    openBrowser,
    developer,
  }) => {
    const kim = await clientWithCard(developer)
    const { id, billingContactId } = await appRow(kim.appName)
    const bill = await billLastMonth(id)
    expect(await isSuspended(billingContactId ?? '')).toBe(true)
    const page = await openBrowser({ signedInAs: kim, ...way })
    const [app, plan] = [paths.app(kim.slug, kim.appName), paths.appPlan(kim.slug, kim.appName)]

    await page.goto(plan)
    await expect(page.getByText('It is paused until that is paid.')).toBeVisible()
    for (const option of await page.getByRole('radio').all()) await expect(option).toBeDisabled()
    // Also of an address that chose one before.
    await page.goto(paths.appPlan(kim.slug, kim.appName, { plan: 'small', payer: billingContactId ?? '' }))
    await expect(page.getByText('It is paused until that is paid.')).toBeVisible()

    await page.goto(paths.switchOffApp(kim.slug, kim.appName))
    await expect(page.getByText('Nobody pays for it, so no bill changes.')).toBeVisible()
    await page.goto(paths.endPlan(kim.slug, kim.appName))
    await expect(page.getByText('It is paused because a bill is not paid.')).toBeVisible()
    await page.getByLabel('Last day').fill(inDays(5))
    await page.getByRole('button', { name: 'End the plan' }).click()
    await expect(page).toHaveURL(new RegExp(`${app}$`))
    expect(await endOf(id)).toMatchObject({ endsOn: inDays(5), endedOn: null })
    await page.goto(paths.endPlan(kim.slug, kim.appName))
    await expect(page.getByText('It is paused because a bill is not paid. After that day')).toBeVisible()
    await page.getByRole('button', { name: 'Keep the plan' }).click()
    await expect(page).toHaveURL(new RegExp(`${app}$`))

    await pays(bill.id)
    await page.goto(plan)
    await expect(page.getByText('It is paused until that is paid.')).toHaveCount(0)
    await expect(page.getByRole('radio', { name: /Small/ })).toBeEnabled()
    expect((await pricesOf(id)).at(-1)).toMatchObject({ monthlyAmount: 4500, endsOn: null })
  })
}
