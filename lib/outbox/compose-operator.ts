import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import type { Language } from '@/db/vocabulary'
import { billState } from '@/lib/billing/bill-states'
import { owedBillsOf } from '@/lib/billing/owed-bills'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { words } from '@/lib/words/words'
import type { Composers, Filled } from './composed'
import { contactOf } from './payment-facts'
import { companyOf } from './team-facts'

export const operatorMails = { 'mail-operator-notice': composeNotice } satisfies Partial<Composers>

// Whoever runs the product has no account with a language.
const LANGUAGE: Language = 'en'

/** Tells whoever runs the product what needs their look, while it does. */
async function composeNotice({ payload }: Job<'mail-operator-notice'>): Promise<Filled<'mail-operator-notice'>> {
  const { notice, billId, stripeId } = payload
  const bill = billId ? await billOf(billId) : null
  const contactId = payload.contactId ?? bill?.billingContactId
  const contact = contactId ? await contactOf(contactId) : null
  if (notice === 'suspended-long' && !contact?.suspendedAt) return { skipped: 'changed-meanwhile' }
  const owed = contact ? await owedBillsOf(db(), contact.id) : []
  const sum = owed.reduce((all, { gross }) => all + gross, 0)
  const { timeZone, supportEmail } = operator()
  const company = contact ? await companyOf(contact.companyId) : null
  return {
    to: supportEmail,
    language: LANGUAGE,
    props: {
      reason: notice,
      company: company?.name ?? '',
      payer: contact?.legalName ?? '',
      invoiceEmail: contact?.invoiceEmail ?? '',
      number: bill?.number ?? '',
      gross: bill ? formatMoney(bill.gross, bill.currency, LANGUAGE) : '',
      state: bill ? words(LANGUAGE).bills.state[billState(bill, dayOf(clock.now(), timeZone))] : '',
      unpaid: contact && sum > 0 ? formatMoney(sum, contact.currency, LANGUAGE) : '',
      since: contact?.suspendedAt ? formatDay(dayOf(contact.suspendedAt, timeZone), LANGUAGE, 'year') : '',
      customerId: contact?.stripeCustomerId ?? '',
      stripeId: stripeId ?? '',
    },
  }
}

async function billOf(billId: string) {
  const [bill] = await db().select().from(bills).where(eq(bills.id, billId))
  if (!bill) throw new Error(`bill ${billId} is gone`)
  return bill
}
