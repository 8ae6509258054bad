import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingCheckouts } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { asOrdered } from '@/lib/client-invite/offer'
import { fullName } from '@/lib/person-name'
import { loadInvite } from './load-invite'

/** Everything a mail about one order says. */
export async function loadCheckout(checkoutId: string) {
  const [row] = await db()
    .select({ checkout: billingCheckouts, client: accounts, company: companies, contact: billingContacts })
    .from(billingCheckouts)
    .innerJoin(accounts, eq(accounts.id, billingCheckouts.accountId))
    .leftJoin(companies, eq(companies.id, billingCheckouts.companyId))
    .leftJoin(billingContacts, eq(billingContacts.id, billingCheckouts.billingContactId))
    .where(eq(billingCheckouts.id, checkoutId))
  if (!row) throw new Error(`checkout ${checkoutId} is gone`)
  const { offer, ...invited } = await loadInvite(row.checkout.inviteId)
  return { ...row, clientName: fullName(row.client), ...invited, offer: asOrdered(offer, row.checkout.keptAccess) }
}
