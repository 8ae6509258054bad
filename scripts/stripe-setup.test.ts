import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EVENT_TYPES } from '@/lib/billing/event-types'
import type { StripeSetUp } from '@/lib/billing/stripe-setup'
import { inRoot, ROOT } from '@/lib/root'
import { setUpText, whyNot } from './stripe/set-up-text'

const PUBLIC = { APP_URL: 'https://overto.example', STRIPE_SECRET_KEY: 'rk_live_x' }
const DONE: StripeSetUp = {
  portal: { id: 'bpc_1', isNew: false },
  endpoint: {
    id: 'we_1',
    url: 'https://overto.example/api/stripe/webhook',
    secret: null,
    added: [],
    removed: [],
    isOnAgain: false,
    others: [],
  },
}
const said = (endpoint: Partial<StripeSetUp['endpoint']>) =>
  setUpText({ ...DONE, endpoint: { ...DONE.endpoint, ...endpoint } }).join('\n')

test.each<[string, Record<string, string>, RegExp]>([
  ['no key', { STRIPE_SECRET_KEY: '' }, /needs a key of it: set STRIPE_SECRET_KEY/],
  ['the stand-in', { STRIPE_API_BASE: 'http://127.0.0.1:3002' }, /no STRIPE_API_BASE/],
  ['a publishable key', { STRIPE_SECRET_KEY: 'pk_live_x' }, /no secret key/],
  ['no address', { APP_URL: '' }, /Set APP_URL/],
  ['an address of this machine', { APP_URL: 'http://localhost:3000' }, /Set APP_URL/],
])('with %s Stripe is not set up, and a sentence says why', (_what, settings, sentence) => {
  expect(whyNot({ ...PUBLIC, ...settings })).toMatch(sentence)
})

test('with a key and a public address it is', () => {
  expect(whyNot(PUBLIC)).toBeNull()
  expect(whyNot({ ...PUBLIC, STRIPE_SECRET_KEY: 'sk_test_x' })).toBeNull()
})

test('the command itself refuses without a key', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/stripe-setup.ts'], {
    cwd: ROOT,
    env: { ...process.env, STRIPE_SECRET_KEY: '', APP_URL: PUBLIC.APP_URL },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^This sets up your own account/) })
})

test('the secret is said with where it goes, and only when there is one', () => {
  expect(said({ secret: 'whsec_new' })).toMatch(/^STRIPE_WEBHOOK_SECRET=whsec_new$/m)
  expect(said({})).toBe(
    'Page for payment methods: bpc_1, there already.\n' +
      'Endpoint for https://overto.example/api/stripe/webhook: we_1, right already.',
  )
})

test('what was corrected, and what is there besides, is said', () => {
  expect(said({ removed: ['invoice.created'], isOnAgain: true })).toMatch(
    /corrected\.\nIt was switched off, and is on again\.\nIt sends no more: invoice\.created\./,
  )
  expect(said({ added: ['invoice.paid'] })).toMatch(/It sends from now on: invoice\.paid\./)
  expect(said({ others: [{ id: 'we_0', apiVersion: null }] })).toMatch(/^Endpoint we_0 \(.+\) sends to the same/m)
})

test('the README names exactly the events that are taken', () => {
  const [, section = ''] = readFileSync(inRoot('README.md'), 'utf8').split('### Stripe\n')
  const [own = ''] = section.split('\n#')
  const named = own.match(/`(?:checkout|customer|payment_method|invoice|charge)\.[\w.]+`/g) ?? []
  expect(named.map((name) => name.slice(1, -1)).sort()).toEqual([...EVENT_TYPES].sort())
})
