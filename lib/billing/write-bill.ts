import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { billingContacts } from '@/db/schema/billing-contacts'
import { type BillIssuer, type BillRecipient, billLines, billNumbers, bills } from '@/db/schema/bills'
import { type Day, dayOf } from '@/lib/day'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'
import { operator } from '@/lib/operator'
import type { BillOfMonth } from './bill-of-month'
import { billMethodOf } from './method-view'
import { promiseCollection } from './promise-collection'
import { chargedOn } from './quote'

/** Who pays, as the row says it. */
export type Payer = typeof billingContacts.$inferSelect

type Written = {
  payer: Payer
  /** The 1st of the month. */
  month: Day
  bill: BillOfMonth
  /** By App. */
  appNames: Map<string, string>
  now: Date
  /** When its mail is to leave, and when what is due on a day is charged: each a little after the one before. */
  mailAt: Date
  chargeAt: (day: Day) => Date
}

/**
 * Writes the bill of a month: everything that stands on it is frozen now, and its number is the next one of the year. Call it
 * under the locks of Company and Billing Contact: the row of the numbers is locked here, as the last one, so that none is left out.
 */
export async function writeBill(tx: Transaction, written: Written): Promise<void> {
  const { payer, month, bill, appNames, now } = written
  const { paymentMethodType } = payer
  const today = dayOf(now, operator().timeZone)
  const id = newId()
  const chargeOn = chargedOn(today, paymentMethodType)
  await tx.insert(bills).values({
    id,
    billingContactId: payer.id,
    month,
    number: await nextNumber(tx, Number(today.slice(0, 4))),
    currency: payer.currency,
    net: bill.net,
    vat: bill.vat,
    gross: bill.gross,
    vatReason: bill.vatLaw.reason,
    vatCountry: bill.vatLaw.country,
    vatRate: bill.vatLaw.rate,
    issuer: issuerOf(),
    recipient: recipientOf(payer),
    method: billMethodOf(payer),
    chargeOn,
    issuedAt: now,
  })
  await tx.insert(billLines).values(
    bill.lines.map(({ appId, planName, monthlyAmount, from, to, days, daysInMonth, amount, vat }, at) => ({
      billId: id,
      position: at + 1,
      appId,
      appName: appNames.get(appId) ?? '',
      planName: planName ?? '',
      fromOn: from,
      toOn: to,
      days,
      daysInMonth,
      monthlyAmount,
      amount,
      vat,
    })),
  )
  await enqueue(tx, {
    kind: 'mail-bill',
    key: `mail-bill:${id}:1`,
    payload: { billId: id, version: 1 },
    runAt: written.mailAt,
  })
  await promiseCollection(tx, id, chargeOn, written.chargeAt(chargeOn))
}

/** The next number of a year; whoever took the last one is waited for. */
async function nextNumber(tx: Transaction, year: number): Promise<string> {
  const [row] = await tx
    .insert(billNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: billNumbers.year, set: { last: sql`${billNumbers.last} + 1` } })
    .returning({ last: billNumbers.last })
  if (!row) throw new Error(`no number of ${year} was given out`)
  return `${operator().bills.prefix}${year}-${String(row.last).padStart(5, '0')}`
}

function issuerOf(): BillIssuer {
  const { name, legalName, address, register, vatId, supportEmail, bills: own, sepaCreditorId } = operator()
  const creditor = { sepaCreditorId: sepaCreditorId ?? null }
  return { name, legalName, address, register, vatId, supportEmail, footer: own.footer, ...creditor }
}

function recipientOf({ legalName, address, vatId, orderNumber, invoiceEmail, language }: Payer): BillRecipient {
  return { legalName, address, vatId, orderNumber, invoiceEmail, language }
}
