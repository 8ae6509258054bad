import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { paymentSetups } from '@/db/schema/billing'
import { companies } from '@/db/schema/companies'
import { reasonOf } from '@/testing/invite'
import { added, cardAt, contactRow, linesAbout, pressPay, setupsOf } from '@/testing/payer'
import { oneAfterAnother, rowWith } from '@/testing/races'
import { type House, joins, newHouse, newPerson } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { comeBack } from './come-back'
import { settleSetup } from './settle-setup'
import { stripe } from './stripe'
import { sweepSetups } from './sweep-setups'
import { syncContact } from './sync-contact'

type Report = {
  sessions: { id: string; client_reference_id: string; customer: string; status: string; metadata: object }[]
  objects: {
    customers: { id: string; metadata?: { billing_contact_id?: string }; address: { line1: string } | null }[]
    payment_methods: { id: string; customer: string | null }[]
    portal_configurations: { id: string; features: object }[]
    portal_sessions: { customer: string; return_url: string }[]
  }
  requests: { path: string }[]
}

const stack = prepareStack()
const here = {} as { house: House; contactId: string }
beforeEach(async () => {
  const house = await newHouse()
  Object.assign(here, { house, contactId: await added(house) })
  await stack.control({ fail: null })
  stack.moveClock(0)
})

const report = async () => (await stack.report()) as Report
const press = (next = '') => pressPay(here.house.owner, here.contactId, next)
const row = () => contactRow(here.contactId)
const back = (setupId = '', next = '') => comeBack(here.house.owner.actor, { contactId: here.contactId, setupId, next })
const path = (rest = '') => `/c/${here.house.slug}/billing/${here.contactId}${rest}`

async function newestSetup() {
  const [setup] = await setupsOf(here.contactId)
  if (!setup) throw new Error('there is no setup')
  return setup
}

/** What stands at Stripe for the contact. */
async function atStripe() {
  const { sessions, objects } = await report()
  const mine = objects.customers.filter(({ metadata }) => metadata?.billing_contact_id === here.contactId)
  const isMine = (customer: string | null) => mine.some(({ id }) => id === customer)
  return {
    customers: mine.length,
    sessions: sessions.filter(({ customer }) => isMine(customer)).length,
    cards: objects.payment_methods.filter(({ customer }) => isMine(customer)).length,
  }
}

/** A contact that pays by a saved Visa. */
async function paying() {
  await cardAt(await press())
  await settleSetup({ setupId: (await newestSetup()).id })
}

describe('the first payment method', () => {
  test('is chosen on a page of Stripe, pays from then on, and leads back to where one was', async () => {
    const url = await press('/c/x/apps/new?name=shop')
    const setup = await newestSetup()
    const still = path('?next=%2Fc%2Fx%2Fapps%2Fnew%3Fname%3Dshop')
    expect(await back(setup.id), 'before a card').toEqual({ status: 'open', isNew: false, hasPaid: false, next: still })
    expect(await cardAt(url)).toBe(`http://localhost:3000${path(`/back?setup=${setup.id}`)}`)
    expect(await back(setup.id)).toMatchObject({ status: 'saved', next: '/c/x/apps/new?name=shop' })
    expect(await row()).toMatchObject({
      status: 'active',
      paymentMethodType: 'card',
      paymentMethodBrand: 'visa',
      paymentMethodLast4: '4242',
      paymentMethodExpMonth: 8,
      paymentMethodExpYear: 2029,
      // What was typed here stays, whatever stands on the card.
      address: { street: 'Lindenstraße 8', postcode: '24937', city: 'Flensburg', country: 'DE' },
    })
    expect(await newestSetup()).toMatchObject({ stripeUrl: null, nextCheckAt: null, endedAt: null })
    expect(await linesAbout(here.contactId)).toEqual(['billing-contact-added', 'payment-method-saved'])
  })

  test('ends where its customer was deleted at Stripe before it was settled, and another one begins', async () => {
    await cardAt(await press())
    const setup = await newestSetup()
    await stripe().customers.del(setup.stripeCustomerId ?? '')
    expect(await settleSetup({ setupId: setup.id })).toBe('ended')
    expect(await newestSetup()).toMatchObject({ settledAt: null, nextCheckAt: null })
    await paying()
    expect(await row()).toMatchObject({ status: 'active', paymentMethodLast4: '4242' })
  })

  test('leads home where what one came from is none of our pages', async () => {
    await cardAt(await press('https://evil.example/c/x'))
    expect(await back((await newestSetup()).id)).toMatchObject({ status: 'saved', next: path() })
  })

  test('brings its address along where there is none yet, but never its country', async () => {
    const { house } = here
    const nowhere = { street: '', postcode: '', city: '' }
    here.contactId = await added(house, nowhere)
    await paying()
    const copied = { street: 'Gartenweg 3', postcode: '24105', city: 'Kiel', country: 'DE' }
    expect(await row()).toMatchObject({ address: copied, version: 1 })
    here.contactId = await added(house, { ...nowhere, country: 'AT' })
    await paying()
    expect(await row()).toMatchObject({ address: { ...nowhere, country: 'AT' }, version: 0 })
  })

  test('a second press and another tab lead to the same page, and the last one says where it goes on', async () => {
    const pages = await Promise.all([press('/c/x'), press('/c/x'), press('/c/x')])
    expect(new Set([...pages, await press('/c/y')]).size).toBe(1)
    expect(await setupsOf(here.contactId)).toHaveLength(1)
    expect((await newestSetup()).next).toBe('/c/y')
    expect(await atStripe()).toMatchObject({ customers: 1, sessions: 1 })
  })

  test('two people who press at once, in either order, get one page', async () => {
    const other = await joins(here.house, 'billing')
    const pages: string[] = []
    const works = [here.house.owner, other].map((person) => async () => {
      pages.push(await pressPay(person, here.contactId))
      return 'led'
    })
    expect(await oneAfterAnother(rowWith(companies.id, here.house.id), works)).toEqual(['led', 'led'])
    expect(new Set(pages).size).toBe(1)
    expect(await atStripe()).toMatchObject({ customers: 1, sessions: 1 })
  })

  test('one that ended, or whose time is over, makes room for another one', async () => {
    const first = await press()
    stack.moveClock(24 * 3_600_000)
    expect(await press()).not.toBe(first)
    const [, old] = await setupsOf(here.contactId)
    expect(old).toMatchObject({ settledAt: null, stripeUrl: null })
    expect(old?.endedAt).not.toBeNull()
  })

  test('one that was used on the last minute counts, however late we hear of it', async () => {
    await cardAt(await press())
    stack.moveClock(24 * 3_600_000)
    expect(await press()).toContain('/p/session/')
    expect(await row()).toMatchObject({ status: 'active', paymentMethodLast4: '4242' })
  })

  test('without anybody coming back, the sweep finds it', async () => {
    await cardAt(await press())
    await db()
      .update(paymentSetups)
      .set({ nextCheckAt: new Date(0) })
    expect(await sweepSetups()).toBeGreaterThan(0)
    expect(await row()).toMatchObject({ status: 'active', paymentMethodLast4: '4242' })
    expect(await sweepSetups()).toBe(0)
  })

  test('settled three times at once, it is saved once', async () => {
    await cardAt(await press())
    const { id: setupId } = await newestSetup()
    expect(await Promise.all([1, 2, 3].map(() => settleSetup({ setupId })))).toEqual(['saved', 'saved', 'saved'])
    expect(await linesAbout(here.contactId)).toEqual(['billing-contact-added', 'payment-method-saved'])
  })

  test('settled and synced at once, in either order, it ends alike', async () => {
    await cardAt(await press())
    const { id: setupId } = await newestSetup()
    const works = [
      () => settleSetup({ setupId }),
      () => syncContact({ contactId: here.contactId }),
      () => back(setupId),
    ]
    await oneAfterAnother(
      rowWith(companies.id, here.house.id),
      works.map((work) => async () => {
        await work()
        return 'done'
      }),
    )
    expect(await row()).toMatchObject({ status: 'active', paymentMethodLast4: '4242' })
  })
})

describe('another payment method', () => {
  test('is chosen in the portal, where nothing else can be changed; the page then names it', async () => {
    await paying()
    const url = await press('/c/x')
    await cardAt(url, '5555 5555 5555 4444')
    expect(await row()).toMatchObject({ paymentMethodLast4: '4242' })
    expect(await back('', '/c/x')).toEqual({ status: 'saved', isNew: true, hasPaid: false, next: '/c/x' })
    expect(await back('', '/c/x'), 'once more').toEqual({ status: 'saved', isNew: false, hasPaid: false, next: '/c/x' })
    expect(await row()).toMatchObject({
      status: 'active',
      paymentMethodBrand: 'mastercard',
      paymentMethodLast4: '4444',
    })
    const { objects } = await report()
    expect(objects.portal_configurations).toHaveLength(1)
    expect(objects.portal_configurations[0]?.features).toMatchObject({
      payment_method_update: { enabled: true },
      invoice_history: { enabled: false },
      customer_update: { enabled: false },
    })
    expect(objects.portal_sessions.at(0)?.return_url).toBe(`http://localhost:3000${path('/back?next=%2Fc%2Fx')}`)
  })

  test('one that was removed there is gone here; whoever adds one begins anew', async () => {
    await paying()
    const { paymentMethodId } = await row()
    await stripe().paymentMethods.detach(paymentMethodId ?? '')
    const next = path('?next=%2Fc%2Fx')
    expect(await back('', '/c/x')).toEqual({ status: 'ended', isNew: false, hasPaid: false, next })
    expect(await row()).toMatchObject({ status: 'incomplete', paymentMethodId: null, paymentMethodLast4: null })
    expect(await press()).toContain('/c/pay/')
    expect((await linesAbout(here.contactId)).at(-1)).toBe('payment-method-gone')
  })

  test('a customer who was deleted at Stripe is noticed, and made anew with the next press', async () => {
    await paying()
    const { stripeCustomerId } = await row()
    await stripe().customers.del(stripeCustomerId ?? '')
    expect(await press()).toContain('/c/pay/')
    const after = await row()
    expect(after).toMatchObject({ status: 'incomplete', paymentMethodId: null })
    expect(after.stripeCustomerId).not.toBe(stripeCustomerId)
    await cardAt(await press())
    expect((await back((await newestSetup()).id)).status).toBe('saved')
  })

  test('the portal that this process knew is gone: it is made again', async () => {
    await paying()
    await press()
    for (const { id } of (await stripe().billingPortal.configurations.list({ active: true })).data) {
      await stripe().billingPortal.configurations.update(id, { active: false })
    }
    expect(await reasonOf(press())).toBe('passed')
  })
})

describe('when Stripe stumbles', () => {
  const calls = ['/v1/customers', '/v1/checkout/sessions'] as const
  const kinds = ['500', '503', '429', 'drop-before', 'timeout-after-commit'] as const
  const cases = calls.flatMap((call) => kinds.map((kind) => [call, kind] as const))

  test.each(cases)('%s %s: the next press goes on, with one customer and one page', async (call, kind) => {
    await stack.control({ fail: { method: 'POST', path: call, kind, times: 3 } })
    expect(await reasonOf(press())).toMatch(/^(payment-unreachable|passed)$/)
    await stack.control({ fail: null })
    await cardAt(await press())
    expect((await back((await newestSetup()).id)).status).toBe('saved')
    expect(await atStripe()).toEqual({ customers: 1, sessions: 1, cards: 1 })
  })

  test.each(kinds)('setting the default method: %s. Whoever comes back once more finds it saved', async (kind) => {
    await cardAt(await press())
    const { id } = await newestSetup()
    await stack.control({ fail: { method: 'POST', path: '/v1/customers/*', kind, times: 3 } })
    expect(await reasonOf(back(id))).toMatch(/^(payment-unreachable|passed)$/)
    await stack.control({ fail: null })
    stack.passTime(60_000)
    if (kind === '500') stack.passTime(25 * 3_600_000)
    expect((await back(id)).status).toBe('saved')
    expect(await row()).toMatchObject({ status: 'active' })
    expect(await atStripe()).toMatchObject({ customers: 1, cards: 1 })
  })

  test('an answer of the portal that gets lost leaves nothing behind', async () => {
    await paying()
    await stack.control({
      fail: { method: 'POST', path: '/v1/billing_portal/sessions', kind: 'timeout-after-commit', times: 1 },
    })
    expect(await press()).toContain('/p/session/')
    const { objects } = await report()
    const { stripeCustomerId } = await row()
    expect(objects.portal_sessions.filter(({ customer }) => customer === stripeCustomerId)).toHaveLength(1)
  })
})

describe('what belongs to somebody else', () => {
  test('a session that is not the one we made is never believed', async () => {
    await cardAt(await press())
    const { id } = await newestSetup()
    await db().update(paymentSetups).set({ stripeCustomerId: 'cus_other' }).where(eq(paymentSetups.id, id))
    await expect(settleSetup({ setupId: id })).rejects.toThrow(/does not belong/)
    expect(await row()).toMatchObject({ status: 'incomplete' })
    await db().update(paymentSetups).set({ nextCheckAt: null }).where(eq(paymentSetups.id, id))
  })

  test('a setup of another contact is not settled by coming back from it', async () => {
    await press()
    const { id } = await newestSetup()
    const house = await newHouse()
    const contactId = await added(house)
    const input = { contactId, setupId: id, next: '' }
    expect(await reasonOf(comeBack(house.owner.actor, input))).toBe('not-found')
  })

  test.each(['admin', 'collaborator', 'stranger'] as const)(
    'a %s opens no page and comes back from none',
    async (who) => {
      const person = who === 'stranger' ? await newPerson() : await joins(here.house, who)
      expect(await reasonOf(pressPay(person, here.contactId))).toBe('not-found')
      const input = { contactId: here.contactId, setupId: '', next: '' }
      expect(await reasonOf(comeBack(person.actor, input))).toBe('not-found')
      expect(await setupsOf(here.contactId)).toEqual([])
    },
  )

  test.each(['', 'x', '01980000-0000-7000-8000-000000000000'])('what does not exist (%j) is nothing', async (id) => {
    expect(await settleSetup({ setupId: id })).toBeNull()
    expect(await reasonOf(pressPay(here.house.owner, id))).toBe('not-found')
    expect(await syncContact({ contactId: id })).toBeUndefined()
  })
})
