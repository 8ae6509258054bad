import { type BlockList, isIP } from 'node:net'
import { z } from 'zod'
import { LOCAL_PROXIES, trustedProxies } from './network'

/** What the environment can say. Each name stands in .env.example too (a test compares both). */
const Variables = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || text === 'localhost', 'must be an address of this machine such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  TRUSTED_PROXIES: z
    .string()
    .refine((text) => trustedProxies(text).faults.length === 0, {
      error: ({ input }) => `names no address or network: ${trustedProxies(String(input)).faults.join(', ')}`,
    })
    .default(LOCAL_PROXIES),
  APPS_DOMAIN: z.string().min(1).default('apps.localhost'),
  APPS_PORT: z.coerce.number().int().min(1).max(65535).default(3001),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters of random text'),
  AUTH_SECRET_PREVIOUS: z.string().min(32, 'must be at least 32 characters').optional(),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().refine(namesSomething, 'must hold a secret'),
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_PAGE_ORIGINS: z
    .string()
    .refine(namesSomething, 'must name an origin')
    // They are compared with the origins of addresses and written into a header: no path, no slash, no second spelling.
    .refine(
      (text) => commaList(text).every(isOrigin),
      'must be origins such as https://checkout.stripe.com, without a slash',
    )
    .default('https://checkout.stripe.com,https://billing.stripe.com,https://invoice.stripe.com'),
  RESEND_API_KEY: z.string().min(1),
  RESEND_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be a bare address such as invite@example.com')
    .optional(),
  OPERATOR_FILE: z.string().min(1).default('operator.sample.json'),
  DATA_DIR: z.string().min(1).default('.data'),
  OVERTO_CLOCK_FILE: z.string().min(1).optional(),
})

export const VARIABLE_NAMES = Object.keys(Variables.shape)

export type Env = {
  databaseUrl: string
  /** Where people reach us; every absolute link starts with its origin. */
  appUrl: URL
  isLoopback: boolean
  /** Pages for people who work on the product exist only where stand-ins may run. */
  hasDevPages: boolean
  isHttps: boolean
  /** Where our server listens. */
  host: string
  port: number
  /** Whose word on where a request comes from is believed. */
  trustedProxies: BlockList
  appsDomain: string
  appsPort: number
  authSecret: string
  authSecretPrevious: string | null
  stripeSecretKey: string
  stripeWebhookSecrets: string[]
  stripeApiBase: URL | null
  stripePageOrigins: string[]
  resendApiKey: string
  resendBaseUrl: string | null
  mailFrom: string
  operatorFile: string
  dataDir: string
  clockFile: string | null
}

let known: Env | undefined

/** The environment, read and judged once per process. Throws with every fault listed. */
export function env(): Env {
  known ??= readEnv(process.env)
  return known
}

/** Judges an environment. Throws an Error whose message lists every fault on a line of its own. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(VARIABLE_NAMES.map((name) => [name, source[name] || undefined]))
  const parsed = Variables.safeParse(present)
  const issues = parsed.error?.issues ?? []
  const faults = issues.map((issue) => `${issue.path.join('.')}: ${explain(issue, present)}`)
  faults.push(...faultsBetween(parsed.data ?? soundOnes(present)))
  if (!parsed.success || faults.length > 0) throw new EnvironmentError(faults)
  const variables = parsed.data
  const appUrl = new URL(variables.APP_URL)
  const isLoopback = isLoopbackHost(appUrl.hostname)
  return {
    databaseUrl: variables.DATABASE_URL,
    appUrl,
    isLoopback,
    hasDevPages: isLoopback,
    isHttps: appUrl.protocol === 'https:',
    host: variables.HOST,
    port: variables.PORT,
    trustedProxies: trustedProxies(variables.TRUSTED_PROXIES).trusted,
    appsDomain: variables.APPS_DOMAIN,
    appsPort: variables.APPS_PORT,
    authSecret: variables.AUTH_SECRET,
    authSecretPrevious: variables.AUTH_SECRET_PREVIOUS ?? null,
    stripeSecretKey: variables.STRIPE_SECRET_KEY,
    stripeWebhookSecrets: commaList(variables.STRIPE_WEBHOOK_SECRET),
    stripeApiBase: variables.STRIPE_API_BASE ? new URL(variables.STRIPE_API_BASE) : null,
    stripePageOrigins: commaList(variables.STRIPE_PAGE_ORIGINS),
    resendApiKey: variables.RESEND_API_KEY,
    resendBaseUrl: variables.RESEND_BASE_URL ?? null,
    mailFrom: variables.MAIL_FROM ?? 'invite@overto.example',
    operatorFile: variables.OPERATOR_FILE,
    dataDir: variables.DATA_DIR,
    clockFile: isLoopback ? (variables.OVERTO_CLOCK_FILE ?? null) : null,
  }
}

class EnvironmentError extends Error {
  constructor(faults: string[]) {
    super(
      `The environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    )
    this.name = 'EnvironmentError'
  }
}

/** The variables that are right by themselves, so that the faults between them are listed together with the others. */
function soundOnes(present: Record<string, string | undefined>): Partial<z.infer<typeof Variables>> {
  const read = Object.entries(Variables.shape).map(([name, shape]) => [name, shape.safeParse(present[name]).data])
  return Object.fromEntries(read)
}

/** Faults that no variable has alone. */
function faultsBetween(variables: Partial<z.infer<typeof Variables>>): string[] {
  if (!variables.APP_URL) return []
  const appUrl = new URL(variables.APP_URL)
  const isLoopback = isLoopbackHost(appUrl.hostname)
  const faults: string[] = []
  if (appUrl.pathname !== '/' || appUrl.search || appUrl.hash) faults.push('APP_URL: must be an origin without a path')
  if (appUrl.protocol === 'http:' && !isLoopback) {
    faults.push('APP_URL: http works on this machine only; use https for a public address')
  }
  const standIns = (['STRIPE_API_BASE', 'RESEND_BASE_URL'] as const).filter((name) => variables[name])
  if (isLoopback && variables.HOST && !isLoopbackHost(variables.HOST)) {
    faults.push(
      `HOST: ${variables.HOST} opens the server to a network; with an APP_URL of this machine alone, where stand-ins and example people are, it must be 127.0.0.1`,
    )
  }
  if (!isLoopback) {
    for (const name of standIns) faults.push(`${name}: stand-ins never run on a public APP_URL; remove it`)
    if (!variables.MAIL_FROM) faults.push('MAIL_FROM: needed for a public APP_URL, the address our mails come from')
    if (variables.OPERATOR_FILE === 'operator.sample.json') {
      faults.push('OPERATOR_FILE: the sample cannot be used on a public APP_URL; write your own')
    }
  }
  if (variables.STRIPE_API_BASE && variables.STRIPE_SECRET_KEY?.startsWith('sk_live')) {
    faults.push('STRIPE_SECRET_KEY: a live key must not be sent to the stand-in named by STRIPE_API_BASE')
  }
  for (const name of standIns) {
    if (!isLoopbackHost(new URL(variables[name] ?? '').hostname)) faults.push(`${name}: must be a loopback address`)
  }
  return faults
}

function explain(issue: z.core.$ZodIssue, present: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return present[name] === undefined ? 'is missing' : issue.message
}

function namesSomething(text: string): boolean {
  return commaList(text).length > 0
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Whether a host name means this machine: localhost, *.localhost, 127.0.0.0/8 or ::1. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/.test(hostname)
}
