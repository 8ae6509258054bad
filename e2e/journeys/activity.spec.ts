import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { ask, said } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { type Developer, fresh, newDeveloper, startTrial } from '@/testing/people'
import { sessionHeader, signIn } from '@/testing/sign-in'

const NEVER = 'never-there'

/** So many lines that the log has a second page, all of one moment. */
async function fillLog(developer: Developer, lines: number): Promise<void> {
  const [company] = await db().select().from(companies).where(eq(companies.slug, developer.slug))
  const at = clock.now()
  const line = { companyId: company?.id, actorKind: 'account', actorId: developer.actor.accountId, at } as const
  await db()
    .insert(activities)
    .values(
      Array.from({ length: lines }, () => ({ ...line, id: newId(), verb: 'company-renamed' as const, facts: {} })),
    )
}

async function download(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { file: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

test('the log is narrowed, paged and taken along without a script', async ({ developer, openBrowser }) => {
  const app = await startTrial(developer, fresh('logbook'))
  await fillLog(developer, 60)
  const page = await openBrowser({ javaScriptEnabled: false })
  await signIn(page, developer)
  await page.goto(`/c/${developer.slug}/activity`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity')
  await expect(page.getByRole('heading', { level: 2, name: 'Today' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(50)
  await page.getByRole('link', { name: 'Older activity' }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(12)
  await expect(page.getByText('You set up the company.')).toBeVisible()
  await page.getByLabel('App').selectOption(app.name)
  await page.getByRole('button', { name: 'Show activity' }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/You created logbook-\d+\.$/])
  await expect(page.getByLabel('App')).toHaveValue(app.name)
  const csv = await download(page, 'Download as CSV')
  expect(csv.file).toMatch(/^activity-[a-z0-9-]+-\d{4}-\d\d-\d\d\.csv$/)
  const rows = csv.text.slice(1).trimEnd().split('\r\n')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain(`"You created ${app.name}."`)
  const json = await download(page, 'Download as JSON')
  expect(JSON.parse(json.text).lines).toMatchObject([{ verb: 'app-created', apps: app.name, appIds: app.id }])
})

test('nobody else gets the log or a file of it, and no file comes in an unknown format', async ({
  stack,
  developer,
  openBrowser,
}) => {
  const headers = { accept: 'text/html', ...(await sessionHeader((await newDeveloper()).actor.accountId)) }
  const at = (slug: string, path: string) => `/c/${slug}/${path}`
  for (const path of ['activity', 'activity/export/csv', 'activity/export/json']) {
    const [there, nowhere] = [
      await ask(stack, at(developer.slug, path), { headers }),
      await ask(stack, at(NEVER, path), { headers }),
    ]
    expect([there.status, nowhere.status]).toEqual([404, 404])
    expect(said({ ...there, body: there.body.replaceAll(developer.slug, NEVER) }), path).toEqual(said(nowhere))
  }
  const owner = await openBrowser({ signedInAs: developer })
  const exported = (format: string) => owner.request.get(`/c/${developer.slug}/activity/export/${format}`)
  expect((await exported('xml')).status()).toBe(404)
  expect((await exported('constructor')).status()).toBe(404)
  expect((await exported('csv')).headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="activity-.+\.csv"; filename\*=UTF-8''activity-/,
    ),
    'x-content-type-options': 'nosniff',
  })
})
