import type { Page } from '@playwright/test'
import { expect, test } from '@/e2e/world'
import { fresh } from '@/testing/people'

const SAID = 'The company is set up'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'
  test(`what an action says is said on the page it leads to and nowhere else, ${how}`, async ({
    openBrowser,
    developer,
  }) => {
    const person = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    await person.goto('/companies/new')
    await person.getByLabel('Name of the company').fill(fresh('Einmal'))
    await person.getByLabel('For my own work').check()
    await person.getByRole('button', { name: 'Set up company' }).click()
    await expect(person).toHaveURL(/\/c\/[\w-]+$/)
    await expect(person.getByText(SAID)).toBeVisible()
    const company = new URL(person.url()).pathname
    for (const below of [`${company}/apps`, `${company}/team`, '/home', company]) {
      await person.goto(below)
      await expectSilent(person)
    }
  })
}

async function expectSilent(person: Page): Promise<void> {
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(person.getByText(SAID), person.url()).toHaveCount(0)
}
