import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { cardForm, eventually, openSession, SECRET, startTestStack, submit, type TestStack } from '../test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())
beforeEach(() => stack.receiver.forget())
afterEach(() => stack.control({ webhooks: 'normal', fail: null }))

const COMPLETED = 'checkout.session.completed'
const completed = (count: number) =>
  eventually(() => (stack.receiver.of(COMPLETED).length >= count ? stack.receiver.of(COMPLETED) : undefined))
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function save() {
  const opened = await openSession(stack.stripe())
  await submit(opened.page, cardForm())
  return opened
}

it('signs what it sends', async () => {
  const { session } = await save()
  const [delivery] = (await completed(1)) ?? []
  const event = stack.stripe().webhooks.constructEvent(delivery?.body ?? '', delivery?.signature ?? '', SECRET)
  expect(event).toMatchObject({ type: COMPLETED, livemode: false, data: { object: { id: session.id } } })
  expect(() =>
    stack.stripe().webhooks.constructEvent(delivery?.body ?? '', delivery?.signature ?? '', 'other'),
  ).toThrow()
})

it('names the request that caused an event, and what changed', async () => {
  const customer = await stack.stripe().customers.create({ name: 'Old' }, { idempotencyKey: 'create-old' })
  await stack.stripe().customers.update(customer.id, { name: 'New' })
  const { data } = await stack.stripe().events.list({ types: ['customer.created', 'customer.updated'], limit: 2 })
  expect(data[1]?.request?.idempotency_key).toBe('create-old')
  expect(data[0]?.data.previous_attributes).toEqual({ name: 'Old' })
})

it('tries again after a 500 and after a broken connection', async () => {
  const customer = await stack.stripe().customers.create({})
  await eventually(() => stack.receiver.of('customer.created').length)
  stack.receiver.forget()
  stack.receiver.answerWith(500, 0)
  await stack.stripe().customers.update(customer.id, { name: 'Again' })
  const three = await eventually(() => stack.receiver.of('customer.updated').length === 3)
  expect(three).toBe(true)
  const times = stack.receiver.of('customer.updated').map(({ at }) => at)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900)
  expect(new Set(stack.receiver.received.map(({ event }) => event.id)).size).toBe(1)
})

it('delivers before the redirect', async () => {
  await stack.control({ webhooks: 'before-redirect' })
  await save()
  expect(stack.receiver.of(COMPLETED)).toHaveLength(1)
})

it('delivers after the redirect', async () => {
  await stack.control({ webhooks: 'after-redirect' })
  await save()
  await pause(1000)
  expect(stack.receiver.of(COMPLETED)).toHaveLength(0)
  expect(await completed(1)).toHaveLength(1)
})

it('holds while paused, over a restart too', async () => {
  await stack.control({ webhooks: 'paused' })
  await save()
  await pause(1200)
  expect(stack.receiver.received).toHaveLength(0)
  await stack.restart()
  expect(await completed(1)).toHaveLength(1)
})

it('drops, says so, and delivers on demand', async () => {
  await stack.control({ webhooks: 'dropped' })
  const { session } = await save()
  await stack.control({ webhooks: 'normal' })
  await pause(1200)
  expect(stack.receiver.received).toHaveLength(0)
  const missed = await stack.stripe().events.list({ delivery_success: false, types: [COMPLETED] })
  expect(missed.data.map((event) => event.data.object)).toMatchObject([{ id: session.id }])
  await stack.control({ redeliver: missed.data[0]?.id })
  expect(await completed(1)).toHaveLength(1)
})

it('delivers three times when duplicated', async () => {
  await stack.control({ webhooks: 'duplicate' })
  await save()
  const deliveries = await completed(3)
  expect(deliveries).toHaveLength(3)
  expect(new Set(deliveries?.map(({ event }) => event.id)).size).toBe(1)
})

it('never posts to another machine', async () => {
  await stack
    .stripe()
    .webhookEndpoints.create({ url: 'https://example.com/hook', enabled_events: ['customer.created'] })
  await stack.stripe().customers.create({})
  const delivery = await eventually(async () => {
    const { deliveries } = await stack.report()
    return deliveries.find(
      (each: { endpoint: string; answers: number[] }) => each.endpoint !== 'we_configured' && each.answers.length > 0,
    )
  })
  expect(delivery).toMatchObject({ state: 'pending', answers: [0] })
})
