import { eq } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { Language } from '@/db/vocabulary'
import { syncPlans } from '@/lib/apps/plans'
import { findPayer } from '@/lib/billing/plan-order'
import { type RequestView, viewRequest } from '@/lib/billing/view-request'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { endPlanOn } from '@/testing/bills'
import { fresh } from '@/testing/people'
import { longSentences } from '@/testing/plain-words'
import { end, inDays } from '@/testing/plan-ends'
import { allow, choose } from '@/testing/plans'
import { ask, askForApp, boundHouse } from '@/testing/requests'
import { prepareVerbs } from '@/testing/verbs'
import { RequestBlocked } from './request-blocked'
import { obstacleText } from './request-ended'
import { requestTitle } from './request-head'
import { RequestOrder } from './request-order'

prepareVerbs()
beforeAll(syncPlans)

const answers = { fields: {}, agree: async () => ({}), refuse: async () => ({}) }

/** A request as somebody of the house reads it. */
async function read({ id }: { id: string }, requestId: string, language: Language = 'en'): Promise<RequestView> {
  const view = await viewRequest(id, requestId)
  if (!view) throw new Error('not theirs')
  return { ...view, reader: { ...view.reader, language } }
}

function orderPage(view: RequestView): string {
  if (!view.order || 'obstacle' in view.order) throw new Error('nothing to order')
  return renderToStaticMarkup(<RequestOrder view={view} order={view.order} {...answers} />)
}

test('before an Owner orders they read who gets the bills, that the plan ends anyway, and the limit with its VAT', async () => {
  const house = await boundHouse()
  await allow(house, 4500)
  await end(house.kim, house, house.shop, inDays(3))
  const requestId = await ask(house)
  const payer = await findPayer(db(), house.id, house.payer)
  const english = orderPage(await read(house.kim, requestId))
  expect(english).toContain(`Bills go to</dt>`)
  expect(english).toContain(payer?.legalName)
  expect(english).toContain(`The plan ends on ${formatDay(inDays(3), 'en', 'weekday')}.`)
  expect(english).toContain('up to €53.55 a month, with 19% VAT.')
  expect(english).toContain(`href="/c/${house.slug}/details#limit"`)
  const german = orderPage(await read(house.kim, requestId, 'de'))
  for (const page of [english, german]) {
    const text = page.replace(/<script.*?<\/script>/gs, '').replace(/<\/(?:p|dt|dd|summary|label|button|a|li)>/g, '. ')
    expect(longSentences(text.replace(/<[^>]+>/g, ' '))).toEqual([])
  }
})

test('a request is called after what it asks for: a bigger plan, a first one, or a further website', async () => {
  const house = await boundHouse()
  const titleOf = async (requestId: string) => requestTitle(await read(house.kim, requestId))
  expect(await titleOf(await ask(house))).toBe('Mara asks for your OK: a bigger plan')
  expect(await titleOf(await askForApp(house, fresh('branch')))).toBe('Mara asks for your OK: a further website')
  const over = await boundHouse()
  await endPlanOn(over.shopId, inDays(-1))
  const press = { house: over, appName: over.shop, planSlug: 'standard', contactId: over.payer, asks: true } as const
  const { requestId } = await choose(over.mara, press)
  const title = requestTitle(await read(over.kim, requestId ?? ''))
  expect(title).toMatch(new RegExp(`^Mara asks for your OK: a plan for ${over.shop}\\.`))
})

test('where the payment method is gone, an Owner gets the way to it, and who asked reads who has to act', async () => {
  const house = await boundHouse()
  const requestId = await ask(house)
  await db()
    .update(billingContacts)
    .set({ status: 'incomplete', paymentMethodId: null, paymentMethodType: null })
    .where(eq(billingContacts.id, house.payer))
  const view = await read(house.kim, requestId)
  const page = renderToStaticMarkup(<RequestBlocked view={view} title={obstacleText(view) ?? ''} {...answers} />)
  const way = paths.contact(house.slug, house.payer, paths.planRequest(house.slug, requestId))
  expect(page).toContain(`href="${way}"`)
  expect(obstacleText(await read(house.mara, requestId))).toBe('An owner has to add a payment method first.')
})
