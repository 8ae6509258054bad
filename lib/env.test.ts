import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { env, isLoopbackHost, readEnv, VARIABLE_NAMES } from './env'

const LOCAL = {
  DATABASE_URL: 'postgres://localhost/overto',
  AUTH_SECRET: 'thirty-two characters of random text, or more',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  RESEND_API_KEY: 're_1',
}
const PUBLIC = {
  ...LOCAL,
  APP_URL: 'https://overto.example',
  STRIPE_SECRET_KEY: 'sk_live_1',
  MAIL_FROM: 'invite@overto.example',
  OPERATOR_FILE: 'operator.json',
}

function faultsOf(source: Record<string, string | undefined>): string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n  ')
    return lines
  }
}

test('a local environment of five variables is enough, and a public one of eight', () => {
  expect(faultsOf(LOCAL)).toEqual([])
  expect(faultsOf(PUBLIC)).toEqual([])
})

test('every missing variable is listed at once', () => {
  const names = faultsOf({}).map((fault) => fault.split(':')[0])
  expect(names).toEqual(Object.keys(LOCAL))
})

test('an empty variable is a missing one', () => {
  expect(faultsOf({ ...LOCAL, AUTH_SECRET: '' })).toEqual(['AUTH_SECRET: is missing'])
})

test('faults of single variables and faults between them are listed together', () => {
  const faults = faultsOf({
    ...PUBLIC,
    AUTH_SECRET: 'short',
    PORT: '99999',
    STRIPE_API_BASE: 'http://127.0.0.1:3002',
    RESEND_BASE_URL: 'http://127.0.0.1:3003',
    MAIL_FROM: '',
    OPERATOR_FILE: '',
  })
  const names = faults.map((fault) => fault.split(':')[0])
  expect(new Set(names)).toEqual(
    new Set([
      'AUTH_SECRET',
      'PORT',
      'STRIPE_API_BASE',
      'RESEND_BASE_URL',
      'MAIL_FROM',
      'OPERATOR_FILE',
      'STRIPE_SECRET_KEY',
    ]),
  )
})

test('a public address runs without stand-ins, sample operator and plain http', () => {
  const standIns = { STRIPE_API_BASE: 'http://127.0.0.1:3002', RESEND_BASE_URL: 'http://127.0.0.1:3003' }
  expect(faultsOf({ ...PUBLIC, ...standIns, STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual([
    'STRIPE_API_BASE: stand-ins never run on a public APP_URL; remove it',
    'RESEND_BASE_URL: stand-ins never run on a public APP_URL; remove it',
  ])
  expect(faultsOf({ ...PUBLIC, OPERATOR_FILE: 'operator.sample.json' })).toHaveLength(1)
  expect(faultsOf({ ...PUBLIC, APP_URL: 'http://overto.example' })).toEqual([
    'APP_URL: http works on this machine only; use https for a public address',
  ])
})

test('a live key is never sent to the stand-in, and a stand-in is never somewhere else', () => {
  const live = { ...LOCAL, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_API_BASE: 'http://127.0.0.1:3002' }
  expect(faultsOf(live)).toEqual([
    'STRIPE_SECRET_KEY: a live key must not be sent to the stand-in named by STRIPE_API_BASE',
  ])
  expect(faultsOf({ ...LOCAL, RESEND_BASE_URL: 'https://mail.example' })).toEqual([
    'RESEND_BASE_URL: must be a loopback address',
  ])
})

test('the clock can be moved on this machine only', () => {
  expect(readEnv({ ...LOCAL, OVERTO_CLOCK_FILE: '/tmp/clock' }).clockFile).toBe('/tmp/clock')
  expect(readEnv({ ...PUBLIC, OVERTO_CLOCK_FILE: '/tmp/clock' }).clockFile).toBeNull()
})

test.each([
  ['http://localhost:3000/app', 'a path'],
  ['http://localhost:3000/?x=1', 'a query'],
  ['ftp://localhost', 'another protocol'],
  ['localhost:3000', 'no protocol'],
])('APP_URL %s is refused: %s', (address) => {
  expect(faultsOf({ ...LOCAL, APP_URL: address })).toHaveLength(1)
})

test.each(['localhost', 'apps.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1'])('%s is this machine', (host) =>
  expect(isLoopbackHost(host)).toBe(true),
)

test.each(['localhost.example', '127.0.0.1.example', 'xlocalhost', '10.0.0.1', '0.0.0.0', '127.0.0.1:80'])(
  '%s is not this machine',
  (host) => expect(isLoopbackHost(host)).toBe(false),
)

test.each(['0.0.0.0', '::', '192.168.1.20', '10.0.0.7', '[::1]', 'example.org', '::ffff:0.0.0.0'])(
  'HOST %s is refused while APP_URL is of this machine alone: example people are never open to a network',
  (host) => {
    expect(faultsOf({ ...LOCAL, HOST: host })).toEqual([expect.stringMatching(/^HOST: /)])
  },
)

test.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('HOST %s is this machine', (host) => {
  expect(faultsOf({ ...LOCAL, HOST: host })).toEqual([])
})

test('several webhook secrets and page origins are separated by commas', () => {
  const read = readEnv({ ...LOCAL, STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old,' })
  expect(read.stripeWebhookSecrets).toEqual(['whsec_new', 'whsec_old'])
  expect(read.stripePageOrigins).toEqual([
    'https://checkout.stripe.com',
    'https://billing.stripe.com',
    'https://invoice.stripe.com',
  ])
})

test.each([
  'https://checkout.stripe.com/',
  'https://checkout.stripe.com/pay',
  'HTTPS://checkout.stripe.com',
  'https://checkout.stripe.com:443',
  'checkout.stripe.com',
  'data:text/html,x',
  "https://checkout.stripe.com; script-src 'unsafe-inline'",
  'https://checkout.stripe.com,https://billing.stripe.com/',
])('STRIPE_PAGE_ORIGINS %s is refused: only an origin is compared with origins', (origins) => {
  expect(faultsOf({ ...LOCAL, STRIPE_PAGE_ORIGINS: origins })).toEqual([
    'STRIPE_PAGE_ORIGINS: must be origins such as https://checkout.stripe.com, without a slash',
  ])
})

test('a list with nothing between its commas is refused', () => {
  expect(faultsOf({ ...LOCAL, STRIPE_WEBHOOK_SECRET: ' , ' })).toEqual(['STRIPE_WEBHOOK_SECRET: must hold a secret'])
  expect(faultsOf({ ...LOCAL, STRIPE_PAGE_ORIGINS: ',' })).toEqual(['STRIPE_PAGE_ORIGINS: must name an origin'])
})

test('a message about the environment never holds a value of it', () => {
  const secret = 'sk_live_do_not_print'
  const source = {
    ...LOCAL,
    STRIPE_SECRET_KEY: secret,
    STRIPE_API_BASE: 'http://127.0.0.1:1',
    AUTH_SECRET: 'hush-hush',
  }
  expect(faultsOf(source).join('\n')).not.toMatch(/sk_live_do|hush/)
})

// ---- .env.example

const LAUNCHER_AND_TESTS = [
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'STRIPE_PORT',
  'RESEND_PORT',
  'TEST_DATABASE_URL',
  'CHROMIUM',
]
const [forServer = '', forLauncher = ''] = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split(
  /^# ---- .*$/m,
)
const namesIn = (text: string) => [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)

test('.env.example names exactly the variables that are read, in their order', () => {
  expect(namesIn(forServer)).toEqual(VARIABLE_NAMES)
  expect(namesIn(forLauncher)).toEqual(LAUNCHER_AND_TESTS)
})

test('.env.example explains each variable in one line', () => {
  for (const name of [...namesIn(forServer), ...namesIn(forLauncher)]) {
    expect(`${forServer}${forLauncher}`, name).toMatch(new RegExp(`^# .{15,}\\n${name}=`, 'm'))
  }
})

test('the defaults in .env.example are the defaults', () => {
  const shown = Object.fromEntries(
    [...forServer.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  )
  expect(readEnv({ ...shown, ...LOCAL })).toEqual(readEnv(LOCAL))
})

test('the environment of the process is read once', () => {
  Object.assign(process.env, LOCAL)
  const first = env()
  process.env.APPS_DOMAIN = 'changed.localhost'
  expect(env()).toBe(first)
})
