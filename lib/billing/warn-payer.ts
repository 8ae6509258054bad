import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import type { Outcome } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { suspendedOn } from './bill-calendar'
import { enterOwedBill } from './enter-owed-bill'
import { askTomorrow } from './promise-trouble'
import { tellWarned } from './tell-payment'

/**
 * The job: warns whoever owes a bill, some days before their Apps are paused. Not where they are paused already, nor where that
 * is due by now; while a direct debit is on its way it waits for how that ends. (docs/rules.md R62)
 */
export async function warnPayer({ billId }: { billId: string }): Promise<Outcome> {
  return inTransaction(async (tx) => {
    const owed = await enterOwedBill(tx, billId)
    if (!owed) return { skipped: 'not-owed' }
    const { bill, contact, failedOn } = owed
    if (contact.status === 'suspended') return { skipped: 'suspended' }
    if (dayOf(clock.now(), operator().timeZone) >= suspendedOn(failedOn)) return { skipped: 'too-late' }
    if (bill.collectingSince) {
      await askTomorrow(tx, 'warn-payer', billId)
      return { skipped: 'on-its-way' }
    }
    await tellWarned(tx, { bill, contact })
    return undefined
  })
}
