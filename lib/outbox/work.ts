import type { OutboxKind } from '@/db/promises'
import { type Handlers, startWorker } from '@/lib/kernel/jobs'
import { handlers } from './handlers'

/**
 * What is promised to everybody on the same day. It has hands of its own: whoever waits for a code to sign in does not wait for
 * 10,000 bills. So many hands ask Stripe less often than it answers (25 times a second), and the mail service likewise.
 */
const CROWDS: OutboxKind[] = ['collect-bill', 'mail-bill', 'mail-address-wanted', 'mail-newsletter']
const HANDS_FOR_CROWDS = 3

/** Works the whole outbox until stopped. */
export async function startWorkers(all: Handlers = handlers()): Promise<{ stop(): Promise<void> }> {
  const isCrowd = (kind: string) => CROWDS.some((one) => one === kind)
  const those = (areCrowds: boolean): Handlers =>
    Object.fromEntries(Object.entries(all).filter(([kind]) => isCrowd(kind) === areCrowds))
  const workers = [await startWorker(those(false)), await startWorker(those(true), { concurrency: HANDS_FOR_CROWDS })]
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}
