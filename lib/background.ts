import { closeDatabase } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { env } from '@/lib/env'
import { startPlaceholder } from '@/lib/hosting/placeholder'
import { startWorker } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { handlers } from '@/lib/outbox/handlers'

/**
 * What a server process does beside answering: judges environment and operator file (a fault stops the start), brings the
 * plans up to date, works the outbox, answers the Apps' addresses. Ends in order on SIGTERM, or when its launcher is gone.
 */
export async function startBackground(): Promise<void> {
  env()
  operator()
  await syncPlans()
  const worker = await startWorker(handlers())
  const placeholder = await startPlaceholder()
  const stop = async () => {
    await Promise.allSettled([worker.stop(), placeholder.stop()])
    await closeDatabase()
    process.exit(0)
  }
  process.once('disconnect', stop)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
