import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { addContact } from '@/lib/billing/add-contact'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { DETAILS } from '@/testing/payer'
import { fresh } from '@/testing/people'
import { type Cast, SUMMARY, type Visit } from '../cast'

/** Who pays: none, one, several; with and without a method; of one's own and of a client's. */
export function billingPages({ browsers: { mara: page, petra: client }, mara, petra, language }: Cast): Visit[] {
  const { billing: t } = words(language)
  const route = '/c/[company]/billing'
  const visit = (name: string, at: string, open: (page: Page) => Promise<unknown>, by = page): Visit => {
    return { name: `billing-${name}`, route: at, page: by, open }
  }
  const actor = { ...mara.actor, provedAt: clock.now() }
  const set = (forClient = false) => {
    const details = { ...DETAILS, country: 'AT', vatId: 'ATU12345678', language: undefined, orderNumber: undefined }
    return setUpCompany(actor, { name: fresh('Verlag'), client: forClient ? details : null })
  }
  const contact = async () => {
    const [found] = await db()
      .select({ id: billingContacts.id })
      .from(billingContacts)
      .innerJoin(companies, eq(companies.id, billingContacts.companyId))
      .where(eq(companies.slug, petra.slug))
    return found?.id ?? ''
  }
  return [
    visit('none', route, async () => page.goto(paths.billing((await set()).slug))),
    visit('several', route, async () => {
      const { slug } = await set(true)
      await addContact(actor, { ...DETAILS, companySlug: slug, legalName: 'Ein'.repeat(35) })
      await page.goto(paths.billing(slug))
    }),
    visit('new', `${route}/new`, async () => page.goto(paths.newContact((await set()).slug, paths.home()))),
    visit('new-faults', `${route}/new`, async () => {
      await page.getByRole('button', { name: t.newSubmit }).click()
      await page.locator(SUMMARY).waitFor()
    }),
    visit('for-client', `${route}/[contact]`, async () => {
      const { slug, contactId } = await set(true)
      await page.goto(paths.contact(slug, contactId ?? '', paths.newApp(slug)))
    }),
    visit('paying', `${route}/[contact]`, async () => client.goto(paths.contact(petra.slug, await contact())), client),
    visit('back', `${route}/[contact]/back`, async () => {
      const { slug, contactId } = await set(true)
      // Held up on its way, as with a Stripe that is slow: the page is seen only until it has answered.
      await page.route('**/back*', (request) =>
        request.request().method() === 'POST' ? undefined : request.continue(),
      )
      await page.goto(paths.contactBack(slug, contactId ?? ''))
      await page.getByRole('heading', { level: 1, name: t.back.title }).waitFor()
    }),
    visit('left', route, async () => {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.goto(paths.billing((await set()).slug))
    }),
  ]
}
