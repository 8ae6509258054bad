import { db } from '@/db/client'
import type { AccountKind, Language } from '@/db/vocabulary'
import type { ContactRow } from '@/lib/billing/find-contact'
import { roleOf } from '@/lib/company/members'
import { hearsOnlyOfDelay, mayManageBilling } from '@/lib/company/roles'
import { labelOf } from '@/lib/person-name'
import { personOf } from './team-facts'

/** Who reads of a Billing Contact: somebody of its Company, or the mailbox that bills go to, which is nobody's account. */
export type BillingReader = {
  to: string
  language: Language
  readerName: string
  readerKind: AccountKind
  isMailbox: boolean
  /** Whether they read amounts, bills and how it is paid, by their role as it is now. */
  managesBilling: boolean
}

/** Reads who a mail about a Billing Contact is for; why nobody, where they may not hear of it any more. */
export async function billingReaderOf(
  contact: Pick<ContactRow, 'companyId' | 'invoiceEmail' | 'language'>,
  recipientId: string | null,
): Promise<BillingReader | { skipped: string }> {
  if (recipientId === null) {
    const { invoiceEmail: to, language } = contact
    return { to, language, readerName: '', readerKind: 'client', isMailbox: true, managesBilling: true }
  }
  const person = await personOf(recipientId)
  if (!person) return { skipped: 'account-gone' }
  const role = await roleOf(db(), contact.companyId, recipientId)
  const managesBilling = role !== null && mayManageBilling(role)
  if (!managesBilling && !(role && hearsOnlyOfDelay(role))) return { skipped: 'not-entitled' }
  const { email: to, language, kind: readerKind } = person
  return { to, language, readerName: labelOf(person), readerKind, isMailbox: false, managesBilling }
}
