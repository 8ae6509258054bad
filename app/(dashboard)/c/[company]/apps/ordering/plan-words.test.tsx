import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT_KINDS, type AccountKind, LANGUAGES, type Language } from '@/db/vocabulary'
import { syncPlans } from '@/lib/apps/plans'
import { type PlanChoices, planChoices } from '@/lib/billing/plan-choices'
import type { PlanPayer } from '@/lib/billing/plan-order'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { BANNED } from '@/testing/banned-words'
import { longSentences } from '@/testing/plain-words'
import { allow, houseOnPlan } from '@/testing/plans'
import { joins } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import type { CompanyVisitor } from '../../../../viewer'
import { NobodyPays } from './nobody-pays'
import { offeredPlans, possiblePayers } from './offered'
import { PlanFacts } from './plan-facts'
import { PlanMargin } from './plan-margin'
import { PlanOptions } from './plan-options'
import { PressPlan } from './press-plan'

prepareVerbs()
beforeAll(syncPlans)

type Seen = { kind: AccountKind; language: Language; role: 'owner' | 'admin'; slug: string }

/** What somebody reads who chooses a plan for an App on Standard, on both pages, as text. */
async function readBy({ kind, language, role, slug }: Seen): Promise<string> {
  const house = await houseOnPlan()
  await allow(house, 6000)
  const person = await joins(house, role)
  const company = { slug: house.slug, name: 'Blumenhaus GmbH', isPersonal: false, role }
  const viewer = { accountId: person.id, companyId: house.id, role }
  const visitor = { account: { kind, language }, company, viewer, t: words(language) } as unknown as CompanyVisitor
  const choices = await planChoices(viewer, { id: house.shopId, name: house.shop })
  const [payer] = possiblePayers(choices)
  if (!payer) throw new Error('nobody pays')
  const offered = await offeredPlans(choices, payer)
  const chosen = offered.find(({ plan }) => plan.slug === slug)
  if (!chosen) throw new Error(`no plan ${slug}`)
  const shared = { visitor, choices, chosen }
  const keep = { href: '/', label: visitor.t.plans.keep('Standard') }
  const markup = renderToStaticMarkup(
    <>
      <PlanOptions visitor={visitor} name="plan" choices={choices} offered={offered} />
      <PlanFacts visitor={visitor} app={choices.app} chosen={chosen} />
      <PressPlan {...shared} action={async () => ({})} fields={{}} keep={keep} />
      <PlanMargin {...shared} payer={payer} />
    </>,
  )
  const shown = markup.replace(/<script.*?<\/script>/gs, '')
  return shown.replace(/<\/(?:p|li|h\d|dt|dd|label|legend|strong|span|a|button)>/g, '. ').replace(/<[^>]+>/g, ' ')
}

describe.each(LANGUAGES)('the pages of a plan in %s', (language) => {
  test.each(
    ACCOUNT_KINDS.flatMap((kind) =>
      (['owner', 'admin'] as const).flatMap((role) => ['small', 'large'].map((slug) => ({ kind, role, slug }))),
    ),
  )('are plain to a $kind who is $role and chooses $slug', async (seen) => {
    const text = await readBy({ ...seen, language })
    expect(longSentences(text)).toEqual([])
    expect(seen.kind === 'client' ? text.match(BANNED[language]) : null).toBeNull()
    const order = words(language).client.order.button
    expect(text.includes(order)).toBe(seen.slug === 'large' && seen.role === 'owner')
    const [large, small] = seen.kind === 'client' ? [/142[.,]80/, /17[.,]85/] : [/120[.,]00/, /15[.,]00/]
    expect(text).toMatch(large)
    expect(text).toMatch(small)
    if (seen.kind === 'developer') return
    // Limits are net: a client whom one binds reads that beside each amount, and nobody else reads of such.
    const bound = seen.slug === 'large' ? 3 : 1
    expect(text.match(/plus VAT|zuzüglich MwSt/g) ?? []).toHaveLength(seen.role === 'admin' ? bound : 0)
  })
})

test('where only the payment method of whoever pays is missing, the notice names and opens that one', async () => {
  const house = await houseOnPlan()
  const viewer = { accountId: house.kim.id, companyId: house.id, role: 'owner' as const }
  const visitor = { company: { slug: house.slug, role: 'owner' }, t: words('en') } as unknown as CompanyVisitor
  const choices = await planChoices(viewer, { id: house.shopId, name: house.shop })
  const payer = choices.payers.find(({ id }) => id === house.payer)
  if (!payer) throw new Error('nobody pays')
  const older: PlanPayer = { ...payer, id: newId(), legalName: 'Older GmbH', status: 'incomplete' }
  const shown = { ...choices, payers: [older, { ...payer, status: 'incomplete' as const }] }
  const notice = renderToStaticMarkup(<NobodyPays visitor={visitor} choices={shown} payer={payer} next="/" />)
  expect(notice).toContain(`${payer.legalName} has no payment method`)
  expect(notice).toContain(`href="${paths.contact(house.slug, payer.id)}"`)
})

test.each([
  ['owner', true],
  ['billing', true],
  ['admin', false],
] as const)('an overdue payment leads to the bills for whoever manages them: %s', (role, isLed) => {
  const visitor = { company: { slug: 'blumenhaus', role }, t: words('en') } as unknown as CompanyVisitor
  const choices = { payers: [{ status: 'past_due' }], owner: null } as unknown as PlanChoices
  const notice = renderToStaticMarkup(<NobodyPays visitor={visitor} choices={choices} next="/" />)
  expect(notice).toContain(words('en').plans.overdue)
  expect(notice.includes(`href="${paths.bills('blumenhaus')}"`)).toBe(isLed)
})
