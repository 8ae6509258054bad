import { startStandIns } from './start'

const env = (name: string) => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

const standIns = await startStandIns({
  databaseUrl: env('DATABASE_URL'),
  stripePort: Number(process.env.STRIPE_PORT ?? 0),
  resendPort: Number(process.env.RESEND_PORT ?? 0),
  webhookUrl: env('WEBHOOK_URL'),
  webhookSecret: env('STRIPE_WEBHOOK_SECRET'),
  appOrigin: env('APP_URL'),
  clockFile: process.env.OVERTO_CLOCK_FILE,
})

const { stripeOrigin, resendOrigin } = standIns
process.stdout.write(`${JSON.stringify({ stripeOrigin, resendOrigin })}\n`)

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  await standIns.stop()
  process.exit(0)
}

process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// The parent is gone: nobody is left to stop us.
process.on('disconnect', stop)
