import type { Page } from '@playwright/test'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { companiesOf } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { houseOf } from '@/testing/company'
import { fresh } from '@/testing/people'
import { joins, newPerson } from '@/testing/team'
import { ageSessions, type Cast, SUMMARY, type Visit } from '../cast'

/** Companies: the list, a new one, details, closing, moving Apps, and one person across all of them. */
export function companyPages({
  browsers: { mara: page, petra, newcomer },
  mara,
  pending,
  language,
  ...cast
}: Cast): Visit[] {
  const { companies: t } = words(language)
  const visit = (name: string, route: string, open: (page: Page) => Promise<unknown>, by = page): Visit => {
    return { name: `companies-${name}`, route, page: by, open }
  }
  const set = (name = fresh('Verlag')) => setUpCompany(mara.actor, { name, client: null })
  const [closing, details] = ['/c/[company]/close', '/c/[company]/details']
  const moving = '/c/[company]/apps/[app]/move'
  const across = '/people/[account]'
  return [
    visit('list', '/companies', async () => {
      // One more than a page shows; other pages have made some.
      const there = await companiesOf(mara.actor.accountId)
      for (let count = there.length; count < 27; count++) await set()
      await page.goto(paths.companies())
    }),
    visit('further', '/companies', async () => {
      await page.getByRole('link', { name: t.list.further }).click()
      await page.getByRole('link', { name: t.list.first }).waitFor()
    }),
    visit('nothing', '/companies', () => page.goto(paths.companies({ q: 'zzz' }))),
    visit('list-client', '/companies', () => petra.goto(paths.companies()), petra),
    visit('new', '/companies/new', () => page.goto(paths.newCompany())),
    visit('new-client', '/companies/new', async () => {
      await page.getByText(t.setUp.client).click()
      await page.getByRole('button', { name: t.setUp.submit }).click()
      await page.locator(SUMMARY).waitFor()
    }),
    visit('details', details, async () => page.goto(paths.companyDetails((await set()).slug))),
    visit('details-client', details, () => petra.goto(paths.companyDetails(cast.petra.slug)), petra),
    visit('close', closing, async () => page.goto(paths.closeCompany((await set('Ein '.repeat(29))).slug))),
    visit('close-own', closing, () => page.goto(paths.closeCompany(mara.slug))),
    visit('close-paid', closing, () => petra.goto(paths.closeCompany(cast.petra.slug)), petra),
    visit('close-stale', closing, async () => {
      const { slug } = await set()
      await ageSessions(mara.email)
      await page.goto(paths.closeCompany(slug))
      // Whoever looks at pages after this one is as fresh as before.
      await ageSessions(mara.email, 0)
    }),
    visit('move', moving, () => page.goto(paths.moveApp(mara.slug, cast.trial.name))),
    visit('move-check', moving, async () => {
      await page.locator('[type=radio]:enabled').first().check()
      await page.getByRole('button', { name: t.move.continue }).click()
      await page.getByRole('button', { name: t.move.confirm(cast.trial.name) }).waitFor()
    }),
    visit('move-offered', moving, () => page.goto(paths.moveApp(mara.slug, pending.appName))),
    visit('move-nowhere', moving, () => petra.goto(paths.moveApp(cast.petra.slug, cast.petra.appName)), petra),
    visit('across', across, async () => page.goto(paths.acrossCompanies(await shared(mara.actor.accountId)))),
    visit('across-removed', across, async () => {
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await page.locator('form').getByRole('button').last().click()
      await page.getByRole('heading', { name: t.across.results }).waitFor()
    }),
    visit('across-nothing', across, () => page.reload()),
    visit('not-shared', across, () => newcomer.goto(paths.acrossCompanies(mara.actor.accountId)), newcomer),
  ]
}

/** Somebody in two Companies of the person, as Admin and as Collaborator. */
async function shared(accountId: string): Promise<string> {
  const me = { id: accountId, name: '', email: '', actor: { kind: 'account' as const, accountId } }
  const jonas = await newPerson('Jonas Falk')
  await joins(await houseOf(me), 'admin', jonas)
  await joins(await houseOf(me, 'owner', [fresh('laden')]), 'collaborator', jonas)
  return jonas.id
}
