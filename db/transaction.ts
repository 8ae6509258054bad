import { asc, eq, inArray } from 'drizzle-orm'
import { db, type Transaction } from './client'
import { accounts } from './schema/accounts'
import { billingCheckouts, paymentSetups } from './schema/billing'
import { billingContacts } from './schema/billing-contacts'
import { bills } from './schema/bills'
import { clientInvites } from './schema/client-invites'
import { companies } from './schema/companies'

/** Runs `work` in one transaction. Nothing leaves the machine inside it: mails and jobs go to the outbox. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().transaction(work)
}

// Lock order everywhere: a form that was sent (kernel/once.ts), Client Invite, checkout or payment setup, accounts in id order,
// Companies in id order, Billing Contacts in id order, a bill, the addresses of Companies (company/slug.ts), the names of Apps
// (apps/app-name.ts), the numbers of bills (billing/write-bill.ts). A Team Invite has no place of its own in it: whoever locks one
// holds its Company's lock.
// FOR NO KEY UPDATE: FOR UPDATE deadlocks with the locks that foreign keys take.

/** Locks one Client Invite and returns its row, or undefined. */
export async function lockInvite(tx: Transaction, inviteId: string) {
  const rows = await tx.select().from(clientInvites).where(eq(clientInvites.id, inviteId)).for('no key update')
  return rows.at(0)
}

/** Locks one Checkout and returns its row, or undefined. */
export async function lockCheckout(tx: Transaction, checkoutId: string) {
  const rows = await tx.select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId)).for('no key update')
  return rows.at(0)
}

/** Locks one payment setup and returns its row, or undefined. It stands where a Checkout does. */
export async function lockSetup(tx: Transaction, setupId: string) {
  const rows = await tx.select().from(paymentSetups).where(eq(paymentSetups.id, setupId)).for('no key update')
  return rows.at(0)
}

/** Locks one account row, so that what is counted per Account can be counted. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('no key update')
}

/** Locks Companies in id order. Call it before counting or changing members, Apps or Billing Contacts of them. */
export async function lockCompany(tx: Transaction, ...companyIds: string[]): Promise<void> {
  await tx
    .select({ id: companies.id })
    .from(companies)
    .where(inArray(companies.id, companyIds))
    .orderBy(asc(companies.id))
    .for('no key update')
}

/** Locks one bill, after its Billing Contact. */
export async function lockBill(tx: Transaction, billId: string): Promise<void> {
  await tx.select({ id: bills.id }).from(bills).where(eq(bills.id, billId)).for('no key update')
}

/** Locks Billing Contacts in id order, after their Companies. Call it before the ledger of any of them is read or written. */
export async function lockContacts(tx: Transaction, ...contactIds: (string | null)[]): Promise<void> {
  await tx
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .where(
      inArray(
        billingContacts.id,
        contactIds.filter((id) => id !== null),
      ),
    )
    .orderBy(asc(billingContacts.id))
    .for('no key update')
}
