import { createClock } from './clock'
import { openDatabase } from './database'
import { serve } from './http'
import { isLoopback } from './loopback'
import { resendApp } from './resend/app'
import { stripeApp } from './stripe/app'
import { createSandbox } from './stripe/sandbox'

export type StandInOptions = {
  databaseUrl: string
  /** 0 takes a free port. */
  stripePort: number
  resendPort: number
  webhookUrl: string
  /** One secret, or several separated by commas. */
  webhookSecret: string
  appOrigin: string
  /** Holds the offset of the shared clock in milliseconds. */
  clockFile?: string
}
export type StandIns = { stripeOrigin: string; resendOrigin: string; stop(): Promise<void> }

/** Starts the stand-ins for Stripe and Resend on 127.0.0.1. Refuses to serve a product that others can reach. */
export async function startStandIns(options: StandInOptions): Promise<StandIns> {
  if (!isLoopback(options.appOrigin)) throw new Error(`Stand-ins only serve a local product, not ${options.appOrigin}`)
  const sql = await openDatabase(options.databaseUrl)
  const clock = createClock(options.clockFile)
  const { webhookUrl, webhookSecret } = options
  const sandbox = await createSandbox({ sql, clock, webhookUrl, webhookSecret })
  const end = async () => {
    await sandbox.stop()
    await sql.end({ timeout: 5 })
  }
  try {
    const stripe = await serve(stripeApp(sandbox, clock), options.stripePort)
    const resend = await serve(resendApp(sql, clock), options.resendPort)
    const stop = async () => {
      await Promise.all([stripe.close(), resend.close()])
      await end()
    }
    return { stripeOrigin: stripe.origin, resendOrigin: resend.origin, stop }
  } catch (error) {
    // A port was taken: leave nothing running.
    await end()
    throw error
  }
}
