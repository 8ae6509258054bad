import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { logError } from '@/lib/log'
import { collectBill } from './collect-bill'
import type { ContactRow } from './find-contact'
import { owedBillsOf } from './owed-bills'

const JUST_NOW_MS = 600_000

type Payer = Pick<ContactRow, 'id' | 'paymentMethodId'>

/**
 * Charges what a Billing Contact owes to a method that has just taken the place of another one, while its person waits. The same
 * was promised with the method, so nothing is lost where Stripe is away; both are one try. A method that is not new is not tried.
 * @returns whether nothing is owed any more that was a moment ago
 */
export async function payWhatIsOwed(before: Payer, after: Payer | undefined): Promise<boolean> {
  const isOther = after?.paymentMethodId && after.paymentMethodId !== before.paymentMethodId
  if (isOther) await chargeOwed(before.id)
  return (await owedBillsOf(db(), before.id)).length === 0 && (await hasJustPaid(before.id))
}

async function chargeOwed(contactId: string): Promise<void> {
  try {
    for (const { id: billId } of await owedBillsOf(db(), contactId)) await collectBill({ billId })
  } catch (error) {
    // The promise that was made with the method tries it again, and knows what to do with anything else.
    if (!(error instanceof Refusal)) logError('pay-owed:', error)
  }
}

async function hasJustPaid(contactId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - JUST_NOW_MS)
  const isPaidNow = and(eq(bills.billingContactId, contactId), isNotNull(bills.failedAt), gt(bills.paidAt, since))
  return (await db().$count(bills, isPaidNow)) > 0
}
