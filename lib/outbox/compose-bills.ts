import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import type { Language } from '@/db/vocabulary'
import { isComplete } from '@/lib/billing/address-wanted'
import { cardBrand } from '@/lib/billing/card-brand'
import { waitedUntil } from '@/lib/billing/months-to-close'
import { roleOf } from '@/lib/company/members'
import { mayManageBilling } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { formatMoney } from '@/lib/money'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import type { Composers, Filled } from './composed'
import { companyOf, personOf } from './team-facts'

export const billMails = {
  'mail-bill': composeBill,
  'mail-address-wanted': composeAddressWanted,
} satisfies Partial<Composers>

/** The bill, to the address that bills of its contact go to. */
async function composeBill({ payload }: Job<'mail-bill'>): Promise<Filled<'mail-bill'>> {
  const [row] = await db()
    .select({ bill: bills, to: billingContacts.invoiceEmail })
    .from(bills)
    .innerJoin(billingContacts, eq(billingContacts.id, bills.billingContactId))
    .where(eq(bills.id, payload.billId))
  if (!row) throw new Error(`bill ${payload.billId} is gone`)
  const { bill, to } = row
  const { language } = bill.recipient
  return {
    to,
    language,
    props: {
      number: bill.number,
      month: formatDay(bill.month, language, 'month'),
      amount: formatMoney(bill.gross, bill.currency, language),
      paymentMethod: methodName(bill.method, language),
      chargeDay: formatDay(bill.chargeOn, language),
    },
  }
}

function methodName(method: (typeof bills.$inferSelect)['method'], language: Language): string {
  if (!method) return ''
  const brand = cardBrand(method.brand ?? method.type)
  return words(language).client.done.paymentMethod({ brand, last4: method.last4 ?? '' })
}

/** Asks for the rest of an address, while it is wanted: one who may complete it, or the mailbox that bills go to. */
async function composeAddressWanted({
  payload: { billingContactId, month, recipientId },
}: Job<'mail-address-wanted'>): Promise<Filled<'mail-address-wanted'>> {
  const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.id, billingContactId))
  if (!contact) throw new Error(`billing contact ${billingContactId} is gone`)
  if (isComplete(contact.address)) return { skipped: 'address-known' }
  if (contact.billedThrough && contact.billedThrough >= month) return { skipped: 'billed' }
  const reader = recipientId ? await personOf(recipientId) : null
  if (recipientId) {
    const role = await roleOf(db(), contact.companyId, recipientId)
    if (!reader || !role || !mayManageBilling(role)) return { skipped: 'not-entitled' }
  }
  const language = reader?.language ?? contact.language
  const { slug } = await companyOf(contact.companyId)
  return {
    to: reader?.email ?? contact.invoiceEmail,
    language,
    props: {
      readerName: reader ? labelOf(reader) : '',
      company: contact.legalName,
      month: formatDay(month, language, 'month'),
      writtenOn: formatDay(waitedUntil(month), language),
      url: reader ? absolute(paths.contact(slug, contact.id)) : null,
    },
  }
}
