import path from 'node:path'
import { isLoopbackHost, readEnv } from '@/lib/env'
import { readOperator } from '@/lib/operator'
import { ROOT } from '@/lib/root'
import { becomesFree, freePortFrom, isFree } from './ports'

/** What is going to run, settled before anything slow begins. */
export type Plan = {
  port: number
  host: string
  address: string
  /** What the server and everything beside it see; DATABASE_URL is added once the database runs. */
  env: Record<string, string>
  /** Nothing when Stripe and Resend are the real ones. */
  standIns: { stripePort: number; resendPort: number } | undefined
}

type Source = Record<string, string | undefined>

/** A fault a person can mend: printed without a stack. */
export class StartError extends Error {}

/** Port and address, from the environment alone. */
export function readAddress(source: Source): { port: number; host: string; address: string; isLoopback: boolean } {
  const port = Number(source.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`PORT is not a port: ${source.PORT}`)
  const address = (source.APP_URL || `http://localhost:${port}`).replace(/\/$/, '')
  if (!URL.canParse(address)) throw new StartError(`APP_URL is not an address: ${source.APP_URL}`)
  return { port, host: source.HOST || '127.0.0.1', address, isLoopback: isLoopbackHost(new URL(address).hostname) }
}

/**
 * Chooses ports and completes the environment with what the demo needs: stand-ins where there are no keys.
 * Throws StartError for a taken port, a stand-in on a public address, or any fault readEnv finds.
 */
export async function planStart(source: Source, secrets: { auth: string; webhook: string }): Promise<Plan> {
  const { port, host, address, isLoopback } = readAddress(source)
  if (!isLoopback) refuseStandIns(source, address)
  const taken = [port]
  const sidePort = async (name: string, distance: number) => {
    const chosen = await choosePort(source, name, port + distance, taken)
    taken.push(chosen)
    return chosen
  }

  const env: Record<string, string> = {
    APP_URL: address,
    PORT: String(port),
    AUTH_SECRET: secrets.auth,
    APPS_PORT: String(await sidePort('APPS_PORT', 1)),
    APPS_DOMAIN: source.APPS_DOMAIN || 'apps.localhost',
    DATA_DIR: source.DATA_DIR || '.data',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const stripePort = source.STRIPE_SECRET_KEY ? undefined : await sidePort('STRIPE_PORT', 2)
  const resendPort = source.RESEND_API_KEY ? undefined : await sidePort('RESEND_PORT', 3)
  if (stripePort) Object.assign(env, stripeStandIn(stripePort, secrets.webhook), clockFileOf(source))
  if (resendPort)
    Object.assign(env, { RESEND_API_KEY: 're_sandbox', RESEND_BASE_URL: `http://127.0.0.1:${resendPort}` })
  judge({ ...source, ...env, DATABASE_URL: source.DATABASE_URL || 'postgres://not-started-yet' })
  if (!(await becomesFree(port, host))) {
    throw new StartError(
      `Port ${port} is in use by another program. Choose another one, for example: PORT=${port + 100} npm start`,
    )
  }

  if (!stripePort && !resendPort) return { port, host, address, env, standIns: undefined }
  const standIns = {
    stripePort: stripePort ?? (await sidePort('STRIPE_PORT', 2)),
    resendPort: resendPort ?? (await sidePort('RESEND_PORT', 3)),
  }
  return { port, host, address, env, standIns }
}

function refuseStandIns(source: Source, address: string) {
  const needed = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'RESEND_API_KEY'] as const
  const missing = needed.filter((name) => !source[name])
  if (missing.length === 0) return
  throw new StartError(
    `${address} is a public address, where the stand-ins for Stripe and e-mail never run. Set: ${missing.join(', ')}`,
  )
}

/** The clock of product and stand-in can be turned together, on the stand-in's page. Stripe itself keeps its own time. */
function clockFileOf(source: Source) {
  return { OVERTO_CLOCK_FILE: source.OVERTO_CLOCK_FILE || path.resolve(ROOT, source.DATA_DIR || '.data', 'clock') }
}

function stripeStandIn(port: number, webhookSecret: string) {
  const origin = `http://127.0.0.1:${port}`
  return {
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: origin,
    STRIPE_PAGE_ORIGINS: origin,
  }
}

// A port somebody asked for by name is theirs or nobody's; ours moves out of the way.
async function choosePort(source: Source, name: string, wanted: number, taken: number[]): Promise<number> {
  const asked = Number(source[name])
  if (!source[name]) return freePortFrom(wanted, taken)
  if (!taken.includes(asked) && (await isFree(asked))) return asked
  throw new StartError(`${name}=${source[name]} cannot be used: the port is taken. Choose another one.`)
}

/** Environment and operator file, both judged before anything slow begins; every fault of both is named. */
function judge(env: Source) {
  const operatorFile = env.OPERATOR_FILE || 'operator.sample.json'
  const faults = [() => readEnv(env), () => readOperator(operatorFile)].flatMap((read) => {
    try {
      read()
      return []
    } catch (error) {
      return [(error as Error).message]
    }
  })
  if (faults.length > 0) throw new StartError(faults.join('\n'))
}
