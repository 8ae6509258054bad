import type { Page } from '@playwright/test'
import { openPalette } from '@/e2e/keyboard'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { fillCompanies } from '@/testing/crowd'
import { fresh } from '@/testing/people'
import type { Cast, Visit } from '../cast'

/** Switcher, palette and what stands around every page. */
export function framePages({ browsers, links, mara, petra, language }: Cast): Visit[] {
  const { common, developer, find } = words(language)
  const openSwitcher = async (page: Page) => {
    await page.goto(paths.home())
    await page.getByRole('button', { name: developer.nav.switchCompany(common.personal), exact: true }).click()
    await page.getByLabel(find.filter).waitFor()
  }
  const paletteAt = async (page: Page, path: string) => {
    await page.goto(path)
    await openPalette(page)
  }
  const search = async (page: Page, path: string, typed: string) => {
    await paletteAt(page, path)
    await page.keyboard.type(typed)
    await page.getByRole('option').first().waitFor()
  }
  const nothing = '/c/[company]/apps/[app]'
  return [
    {
      name: 'switcher-filter',
      route: '/home',
      page: browsers.sender,
      async open(page) {
        await fillCompanies(links.sender.actor.accountId, 9, fresh('viele'))
        await openSwitcher(page)
      },
    },
    {
      name: 'switcher-filter-none',
      route: '/home',
      page: browsers.sender,
      async open(page) {
        await openSwitcher(page)
        await page.keyboard.type('xyz')
        await page.getByText(find.filterNone).waitFor()
      },
    },
    { name: 'palette', route: '/home', page: browsers.mara, open: (page) => paletteAt(page, paths.home()) },
    { name: 'palette-found', route: '/home', page: browsers.mara, open: (page) => search(page, paths.home(), 'p') },
    {
      name: 'palette-client',
      route: '/c/[company]',
      page: browsers.petra,
      open: (page) => search(page, paths.company(petra.slug), petra.appName.slice(0, 4)),
    },
    {
      name: 'not-yours-client',
      route: nothing,
      page: browsers.petra,
      open: (page) => page.goto(paths.app(mara.slug, 'nothing')),
    },
    { name: 'not-found-signed-in', route: '/_not-found', page: browsers.mara, open: (page) => page.goto('/nowhere') },
  ]
}
