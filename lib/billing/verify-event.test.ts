import { createHmac } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clock } from '@/lib/clock'
import { verifyEvent } from './verify-event'

const event = {
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  livemode: false,
  data: { object: { id: 'cs_1', object: 'checkout.session', client_reference_id: 'c1' } },
}
const body = JSON.stringify(event, null, 2)
const clockFile = join(mkdtempSync(join(tmpdir(), 'clock-')), 'offset')

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none')
  vi.stubEnv('APP_URL', 'http://localhost:3000')
  vi.stubEnv('AUTH_SECRET', 'a secret of more than thirty-two characters')
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_here')
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', 'whsec_new, whsec_old')
  vi.stubEnv('RESEND_API_KEY', 're_here')
  vi.stubEnv('OVERTO_CLOCK_FILE', clockFile)
})
afterAll(() => vi.unstubAllEnvs())

function sign(payload: string, options: { secret?: string; age?: number } = {}): string {
  const time = Math.floor(Date.now() / 1000) - (options.age ?? 0)
  return `t=${time},v1=${hmac(options.secret ?? 'whsec_new', `${time}.${payload}`)}`
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

describe('verifyEvent', () => {
  test('hints at the Checkout', () => {
    expect(verifyEvent(body, sign(body))).toEqual({
      id: 'evt_1',
      type: 'checkout.session.completed',
      objectId: 'cs_1',
      about: { kind: 'checkout', id: 'cs_1' },
    })
  })

  test.each<[string, object, string | null]>([
    ['customer.updated', { object: { id: 'cus_1' } }, 'cus_1'],
    ['customer.deleted', { object: { id: 'cus_1' } }, 'cus_1'],
    ['customer.created', { object: { id: 'cus_1' } }, null],
    ['customer.tax_id.updated', { object: { id: 'txi_1', customer: 'cus_1' } }, 'cus_1'],
    ['payment_method.attached', { object: { id: 'pm_1', customer: 'cus_1' } }, 'cus_1'],
    [
      'payment_method.detached',
      { object: { id: 'pm_1', customer: null }, previous_attributes: { customer: 'cus_1' } },
      'cus_1',
    ],
    ['payment_method.attached', { object: { id: 'pm_1', customer: { id: 'cus_1' } } }, null],
  ])('%s hints at its customer (%j)', (type, data, customerId) => {
    const hint = JSON.stringify({ ...event, type, data })
    expect(verifyEvent(hint, sign(hint))).toMatchObject({
      type,
      about: customerId ? { kind: 'customer', id: customerId } : null,
    })
  })

  test.each<[string, object, object | null]>([
    ['invoice.paid', { id: 'in_1', customer: 'cus_1' }, { kind: 'invoice', id: 'in_1', billId: null }],
    ['invoice.voided', { id: 'in_1', metadata: { bill_id: 'b' } }, { kind: 'invoice', id: 'in_1', billId: 'b' }],
    ['invoice.voided', { id: 'in_1', metadata: [{}] }, { kind: 'invoice', id: 'in_1', billId: null }],
    ['invoice.created', { id: 'in_1' }, null],
    ['invoice.paid', { customer: 'cus_1' }, null],
    ['charge.dispute.created', { id: 'du_1', charge: 'ch_1' }, { kind: 'dispute', id: 'du_1' }],
    ['charge.dispute.closed', { id: 'du_1' }, null],
    ['constructor', { id: 'in_1' }, null],
  ])('%s hints at what it is about, where that concerns us', (type, object, about) => {
    const hint = JSON.stringify({ ...event, type, data: { object } })
    expect(verifyEvent(hint, sign(hint))?.about).toEqual(about)
  })

  test('while secrets are rotated both are good, also in one header', () => {
    const old = sign(body, { secret: 'whsec_old' })
    expect(verifyEvent(body, old)?.id).toBe('evt_1')
    expect(verifyEvent(body, `${old},v1=${'0'.repeat(64)}`)?.id).toBe('evt_1')
  })

  test.each<[string, string | null]>([
    ['no header', null],
    ['an empty header', ''],
    ['nonsense', 'hello'],
    ['a wrong secret', sign(body, { secret: 'whsec_foreign' })],
    ['another body', sign('{}')],
    ['the body written again', sign(JSON.stringify(event))],
    ['no time', `v1=${hmac('whsec_new', `NaN.${body}`)}`],
    ['a time that is none', `t=soon,v1=${hmac('whsec_new', `NaN.${body}`)}`],
    ['an old scheme', sign(body).replace('v1=', 'v0=')],
  ])('%s: not believed', (_name, signature) => {
    expect(verifyEvent(body, signature)).toBeNull()
  })

  test.each([
    [290, true],
    [310, false],
    [4000, false],
    [-290, true],
    [-310, false],
    [-3600, false],
  ])('signed %i seconds ago: %s', (age, isBelieved) => {
    expect(verifyEvent(body, sign(body, { age })) !== null).toBe(isBelieved)
  })

  test('an early time put before the signed one does not hide that it lies ahead', () => {
    const now = Math.floor(Date.now() / 1000)
    expect(verifyEvent(body, `t=${now},${sign(body, { age: -3600 })}`)).toBeNull()
  })

  test('a moved product clock changes nothing: the signer reads the wall clock', () => {
    writeFileSync(clockFile, String(3 * 86_400_000))
    expect(clock.now().getTime() - Date.now()).toBeGreaterThan(2 * 86_400_000)
    expect(verifyEvent(body, sign(body))?.id).toBe('evt_1')
    writeFileSync(clockFile, '0')
  })

  test.each<[string, unknown]>([
    ['no object', { id: 'evt_1', type: 'x', livemode: false, data: {} }],
    ['a thin event', { id: 'evt_1', object: 'v2.core.event', type: 'x', livemode: false }],
    ['a list', []],
    ['a text', 'hello'],
    ['of the other mode', { ...event, livemode: true }],
    ['of a connected account', { ...event, account: 'acct_1' }],
    ['with a zero byte in its id', { ...event, id: 'evt_\0' }],
    ['with a megabyte as its id', { ...event, id: 'e'.repeat(1_000_000) }],
    ['with a line break in its type', { ...event, type: 'a\nb' }],
    ['about an object that nothing of Stripe is called', { ...event, data: { object: { id: 'cs_\0' } } }],
  ])('signed, but %s: not believed', (_name, value) => {
    const payload = JSON.stringify(value)
    expect(verifyEvent(payload, sign(payload))).toBeNull()
  })

  test.each(['sk_live_here', 'rk_live_here'])('with the key %s only live events are ours', async (key) => {
    vi.resetModules()
    vi.stubEnv('STRIPE_SECRET_KEY', key)
    const { verifyEvent } = await import('./verify-event')
    const live = JSON.stringify({ ...event, livemode: true })
    expect(verifyEvent(live, sign(live))?.id).toBe('evt_1')
    expect(verifyEvent(body, sign(body))).toBeNull()
    vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_here')
  })

  test('signed, but not JSON', () => {
    expect(verifyEvent('{', sign('{'))).toBeNull()
  })

  test('other events hint at their object only', () => {
    const payload = JSON.stringify({ ...event, type: 'setup_intent.setup_failed', data: { object: { id: 'seti_1' } } })
    expect(verifyEvent(payload, sign(payload))).toMatchObject({ objectId: 'seti_1', about: null })
    const balance = JSON.stringify({ ...event, type: 'balance.available', data: { object: {} } })
    expect(verifyEvent(balance, sign(balance))).toMatchObject({ objectId: '', about: null })
  })
})
