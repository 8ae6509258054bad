import { and, desc, eq, gt, isNotNull, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { activities } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { factIn, linesOf } from '@/lib/kernel/activity'
import { logError } from '@/lib/log'
import { collectBill } from './collect-bill'
import type { ContactRow } from './find-contact'
import { owedBillsOf } from './owed-bills'

const JUST_NOW_MS = 600_000

type Payer = Pick<ContactRow, 'id' | 'companyId'>

/**
 * Charges what a Billing Contact owes to a method that has just taken the place of another one, while its person waits, whoever heard
 * of it first. The same was promised with the method (collect-at-once.ts), so nothing is lost where Stripe is away; both are one
 * try. A bill that was refused since the method came is not tried with it again.
 * @returns whether nothing is owed any more that was a moment ago
 */
export async function payWhatIsOwed(contact: Payer): Promise<boolean> {
  await chargeOwed(contact)
  return (await owedBillsOf(db(), contact.id)).length === 0 && (await hasJustPaid(contact.id))
}

async function chargeOwed(contact: Payer): Promise<void> {
  try {
    for (const { id: billId } of await owedBillsOf(db(), contact.id)) {
      if (await isMethodNewerThanRefusal(contact, billId)) await collectBill({ billId })
    }
  } catch (error) {
    // The promise that was made with the method tries it again, and knows what to do with anything else.
    if (!(error instanceof Refusal)) logError('pay-owed:', error)
  }
}

/** What the log of their Company says last: that another method came, or that the bill was refused. */
async function isMethodNewerThanRefusal({ id, companyId }: Payer, billId: string): Promise<boolean> {
  const isMethod = and(linesOf('payment-method-saved').areThese, eq(factIn('contactId'), id))
  const isRefusal = and(linesOf('bill-failed').areThese, eq(factIn('billId'), billId))
  const [last] = await db()
    .select({ verb: activities.verb })
    .from(activities)
    .where(and(eq(activities.companyId, companyId), or(isMethod, isRefusal)))
    .orderBy(desc(activities.id))
    .limit(1)
  return last?.verb === 'payment-method-saved'
}

async function hasJustPaid(contactId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - JUST_NOW_MS)
  const isPaidNow = and(eq(bills.billingContactId, contactId), isNotNull(bills.failedAt), gt(bills.paidAt, since))
  return (await db().$count(bills, isPaidNow)) > 0
}
