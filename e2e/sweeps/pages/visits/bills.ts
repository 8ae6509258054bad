import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billToken } from '@/lib/billing/bill-link'
import { correctBill } from '@/lib/billing/correct-bill'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { billLastMonth } from '@/testing/bills'
import { ageSessions, type Cast, SUMMARY, type Visit } from '../cast'

/** A client's bills, one of them, its correction, and the same for whoever has the link; and a developer who has none. */
export function billPages({ browsers, petra, newcomer, language }: Cast): Visit[] {
  const { bills, billing } = words(language)
  let made: Promise<{ id: string; number: string }> | undefined
  const bill = () => {
    made ??= billed(petra.appName)
    return made
  }
  const at = (name: string, route: string, page: Page, path: () => Promise<string> | string): Visit => {
    return { name: `bills-${name}`, route, page, open: async () => page.goto(await path()) }
  }
  const [list, one, correct, link] = [
    ...['/c/[company]/bills', '/c/[company]/bills/[number]', '/c/[company]/bills/[number]/correct', '/b/[token]'],
  ] as [string, string, string, string]
  const here = async () => paths.correctBill(petra.slug, (await bill()).number)
  return [
    at('empty', list, browsers.newcomer, () => paths.bills(newcomer.slug)),
    at('client', list, browsers.petra, async () => bill().then(() => paths.bills(petra.slug))),
    at('one', one, browsers.petra, async () => paths.bill(petra.slug, (await bill()).number)),
    {
      ...at('correct-stale', correct, browsers.petra, here),
      async open(page) {
        await ageSessions(petra.email)
        await page.goto(await here())
        // Whoever looks at pages after this one is as fresh as before.
        await ageSessions(petra.email, 0)
      },
    },
    at('correct', correct, browsers.petra, here),
    {
      ...at('correct-errors', correct, browsers.petra, here),
      async open(page) {
        await page.goto(await here())
        await page.getByLabel(billing.street).fill('')
        await page.getByRole('button', { name: bills.correct.submit }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    at('corrected', one, browsers.petra, async () => {
      const { number } = await bill()
      const actor = { kind: 'account', accountId: petra.accountId, provedAt: clock.now() } as const
      const address = { street: 'Gartenweg 4', postcode: '24105', city: 'Kiel' }
      await correctBill(actor, { companySlug: petra.slug, number, legalName: `${petra.company} GmbH`, ...address })
      return paths.bill(petra.slug, number)
    }),
    at('link', link, browsers.stranger, async () => paths.billLink(billToken((await bill()).id))),
    at('link-unknown', link, browsers.stranger, () => paths.billLink('nothing')),
  ]
}

async function billed(appName: string) {
  const [app] = await db().select({ id: apps.id }).from(apps).where(eq(apps.name, appName))
  return billLastMonth(app?.id ?? '')
}
