import { eq } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { ACCOUNT_KINDS, type AccountKind, type ContactStatus, LANGUAGES, type Language } from '@/db/vocabulary'
import { syncPlans } from '@/lib/apps/plans'
import { restoreView } from '@/lib/billing/restore-view'
import { lastOfMonth } from '@/lib/day'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { BANNED } from '@/testing/banned-words'
import { today } from '@/testing/company'
import { longSentences } from '@/testing/plain-words'
import { switchOff } from '@/testing/plan-ends'
import { houseOnPlan } from '@/testing/plans'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import type { CompanyVisitor } from '../../../../../viewer'
import { RestoreForm } from './restore-form'

const { moveClockTo, passTime } = prepareVerbs()
beforeAll(syncPlans)

type Seen = { kind: AccountKind; language: Language; status?: ContactStatus; daysLater?: number }

/** The form that brings back a paid App, which was the only one, so many days later. */
async function markupFor({ kind, language, status = 'active', daysLater = 0 }: Seen) {
  const house = await houseOnPlan()
  await switchOff(house.kim, house, house.shop)
  passTime(daysLater * DAY)
  await db().update(billingContacts).set({ status }).where(eq(billingContacts.id, house.payer))
  const view = await restoreView(house.id, house.shop)
  if (!view || typeof view === 'string') throw new Error('nothing to bring back')
  const company = { slug: house.slug, name: 'Blumenhaus GmbH', isPersonal: false, role: 'owner' }
  const visitor = { account: { kind, language }, company, t: words(language) } as unknown as CompanyVisitor
  const markup = renderToStaticMarkup(<RestoreForm visitor={visitor} view={view} />)
  return { house, markup: markup.replace(/<script.*?<\/script>/gs, '') }
}

const textOf = (markup: string) =>
  markup.replace(/<\/(?:p|li|h\d|dt|dd|label|legend|strong|span|a|button)>/g, '. ').replace(/<[^>]+>/g, ' ')

describe.each(LANGUAGES)('bringing a paid App back in %s', (language) => {
  test.each(ACCOUNT_KINDS)('is plain to a %s, and says for whom is ordered', async (kind) => {
    const text = textOf((await markupFor({ kind, language })).markup)
    expect(longSentences(text)).toEqual([])
    expect(kind === 'client' ? text.match(BANNED[language]) : null).toBeNull()
    expect(text).toMatch(kind === 'client' ? /53[.,]55/ : /45[.,]00/)
    expect(text).toContain(words(language).plans.orderFor('Blumenhaus GmbH'))
    expect(text).toContain(words(language).client.order.button)
  })

  test('compares the bill of a month without other costs with no other', async () => {
    moveClockTo(new Date(`${lastOfMonth(today())}T12:00:00Z`))
    const text = textOf((await markupFor({ kind: 'client', language, daysLater: 2 })).markup)
    expect(text).toContain(language === 'en' ? 'Bill for' : 'Rechnung für')
    expect(text).not.toMatch(/instead of|statt/)
  })
})

test.each([
  ['incomplete', 'Add a payment method', 'contact'],
  ['past_due', 'See the bills', 'bills'],
] as const)('while whoever pays is %s the button says “%s”', async (status, label, way) => {
  const { house, markup } = await markupFor({ kind: 'client', language: 'en', status })
  const here = paths.restoreApp(house.slug, house.shop)
  const href = way === 'bills' ? paths.bills(house.slug) : paths.contact(house.slug, house.payer, here)
  expect(textOf(markup)).toContain(label)
  expect(markup).toContain(`href="${href}"`)
})
