import { isLoopbackHost, readEnv } from '@/lib/env'
import { readOperator } from '@/lib/operator'

/** One line of the doctor's answer. A gap has to be closed; a note is good to know. */
export type Finding = { kind: 'ok' | 'note' | 'gap'; about: string; text: string }

type Source = Record<string, string | undefined>

/** Stand for what `npm start` brings by itself on this machine. */
const DEMO = {
  DATABASE_URL: 'postgres://embedded',
  AUTH_SECRET: 'made at the first start and kept in DATA_DIR',
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  RESEND_API_KEY: 're_sandbox',
}

/** Whether APP_URL names an address that others can reach. */
export function isPublic(source: Source): boolean {
  const { APP_URL } = source
  return Boolean(APP_URL && URL.canParse(APP_URL) && !isLoopbackHost(new URL(APP_URL).hostname))
}

/** Everything that environment and operator file lack, and what is worth a second look. */
export function judgeSettings(source: Source): Finding[] {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value))
  const isLive = isPublic(source)
  const file = source.OPERATOR_FILE || 'operator.sample.json'
  return [
    {
      kind: 'ok',
      about: 'APP_URL',
      text: isLive ? `${source.APP_URL}, a public address` : 'this machine only: `npm start` brings what is not set',
    },
    judged('environment', () => readEnv(isLive ? present : { ...DEMO, ...present })),
    judged('operator file', () => readOperator(file)),
    ...(isLive ? secondLook(source, file) : []),
  ]
}

/** Every fault of one source, a line each: that is how both of them tell their faults. */
function judged(about: string, read: () => unknown): Finding {
  try {
    read()
    return { kind: 'ok', about, text: 'complete' }
  } catch (error) {
    return { kind: 'gap', about, text: (error as Error).message }
  }
}

function secondLook(source: Source, file: string): Finding[] {
  const findings: Finding[] = []
  if (source.STRIPE_SECRET_KEY?.startsWith('sk_test')) {
    findings.push({ kind: 'note', about: 'STRIPE_SECRET_KEY', text: 'a test key: orders work, no money moves' })
  }
  if (source.STRIPE_WEBHOOK_SECRET && !/^(?:whsec_[^,]+,?)+$/.test(source.STRIPE_WEBHOOK_SECRET.replace(/\s/g, ''))) {
    findings.push({ kind: 'gap', about: 'STRIPE_WEBHOOK_SECRET', text: 'signing secrets start with whsec_' })
  }
  if (source.AUTH_SECRET_PREVIOUS) {
    const text = 'set: remove it when the links sent under it are no longer open'
    findings.push({ kind: 'note', about: 'AUTH_SECRET_PREVIOUS', text })
  }
  if (isSample(file)) {
    findings.push({ kind: 'gap', about: 'operator file', text: '"sample": true stands in it; remove it' })
  }
  return findings
}

function isSample(file: string): boolean {
  try {
    return readOperator(file).sample
  } catch {
    // What is wrong with the file has been said already.
    return false
  }
}
