import { asc, inArray } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { CompanyViewer } from '@/lib/company/queries'
import { maySeePayer } from '@/lib/company/roles'

/** A Billing Contact by name, and whether it can pay for Apps; never how. */
export type PayerView = { id: string; companyId: string; name: string; isReady: boolean }

/** Who could pay for Apps in some Companies, as far as the roles there show it; the oldest first. One round trip. */
export async function payersOf(viewers: CompanyViewer[], reader: Reader = db()): Promise<PayerView[]> {
  const companyIds = viewers.filter(({ role }) => maySeePayer(role)).map(({ companyId }) => companyId)
  if (companyIds.length === 0) return []
  const rows = await reader
    .select({
      id: billingContacts.id,
      companyId: billingContacts.companyId,
      name: billingContacts.legalName,
      status: billingContacts.status,
    })
    .from(billingContacts)
    .where(inArray(billingContacts.companyId, companyIds))
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id))
  return rows.map(({ status, ...payer }) => ({ ...payer, isReady: status === 'active' }))
}
