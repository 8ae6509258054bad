import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from './clock'
import { answerClockPage } from './clock-page'
import { startTestStack, type TestStack } from './test-stack'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
})
afterAll(() => stack?.stop())
afterEach(() => stack.setClock(0))

const page = () => `${stack.stripeOrigin()}/_clock`
const standIn = async () => new Date((await stack.stripe().customers.create({ name: 'Now' })).created * 1000)

function press(to: string, headers: Record<string, string> = {}) {
  return fetch(page(), { method: 'POST', redirect: 'manual', body: new URLSearchParams({ to }), headers })
}

describe('the page that turns the clock', () => {
  it('goes on to the next day, 1st and 3rd in the morning, and never back', async () => {
    stack.setClock(new Date('2027-01-30T22:15:00Z').getTime() - Date.now())
    const days: string[] = []
    for (const to of ['next-day', 'next-3rd', 'next-3rd', 'next-1st', 'next-day']) {
      expect((await press(to)).status).toBe(303)
      days.push((await standIn()).toISOString().slice(0, 13))
    }
    expect(days).toEqual(['2027-01-31T09', '2027-02-03T09', '2027-03-03T09', '2027-04-01T09', '2027-04-02T09'])
  })

  it('says which day it is and which day each button leads to; looking changes nothing', async () => {
    stack.setClock(new Date('2027-12-31T10:00:00Z').getTime() - Date.now())
    const html = await (await fetch(page())).text()
    for (const day of ['31 December 2027', '1 January 2028', '3 January 2028']) expect(html).toContain(day)
    expect((await standIn()).getUTCFullYear()).toBe(2027)
  })

  it('takes nothing it does not offer, and nothing from another site', async () => {
    const before = await standIn()
    expect((await press('yesterday')).status).toBe(400)
    expect((await press('next-1st', { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await standIn()).getTime() - before.getTime()).toBeLessThan(60_000)
  })

  it('is turned under each name of this machine', async () => {
    const { port } = new URL(page())
    const clock = createClock(undefined)
    const turned: number[] = []
    const turning = { ...clock, turnTo: (to: number) => turned.push(to) }
    for (const name of ['127.0.0.1', 'localhost']) {
      const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}` }
      const form = new URLSearchParams({ to: 'next-day' })
      const pressed = new Request(`http://127.0.0.1:${port}/_clock`, { method: 'POST', headers, body: form })
      expect((await answerClockPage(turning, pressed)).status).toBe(303)
    }
    expect(turned).toHaveLength(2)
  })

  it('turns nothing where no file holds the clock', async () => {
    const answer = await answerClockPage(createClock(undefined), new Request('http://127.0.0.1/_clock'))
    expect(answer.status).toBe(404)
  })
})
