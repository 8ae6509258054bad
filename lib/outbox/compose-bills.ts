import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { isComplete } from '@/lib/billing/address-wanted'
import { billToken } from '@/lib/billing/bill-link'
import { paperOf } from '@/lib/billing/bill-view'
import { billWords } from '@/lib/billing/bill-words'
import { billById } from '@/lib/billing/bills'
import { documentOf } from '@/lib/billing/document-of'
import { methodWords } from '@/lib/billing/method-words'
import { waitedUntil } from '@/lib/billing/months-to-close'
import { roleOf } from '@/lib/company/members'
import { mayManageBilling } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { companyOf, personOf } from './team-facts'

export const billMails = {
  'mail-bill': composeBill,
  'mail-address-wanted': composeAddressWanted,
} satisfies Partial<Composers>

/** A bill or a correction of it, to the address that bills of its contact go to, with its paper. */
async function composeBill({ payload }: Job<'mail-bill'>): Promise<Filled<'mail-bill'>> {
  const { billId, version } = payload
  const bill = await billById(billId)
  const known = bill?.versions.find((one) => one.version === version)
  const paper = bill && (await documentOf(bill, version))
  if (!bill || !known || !paper) throw new Error(`version ${version} of bill ${billId} is gone`)
  const { language, legalName } = known.recipient
  const read = billWords(paperOf(bill, known), language)
  return {
    to: await invoiceEmailOf(bill.contactId),
    language,
    attachments: [{ filename: paper.fileName, content: paper.pdf.toString('base64') }],
    props: {
      number: bill.number,
      month: formatDay(bill.month, language, 'month-name'),
      monthAndYear: read.month,
      company: legalName,
      sites: [...new Set(read.lines.map(({ site }) => site))],
      net: read.net,
      vat: read.vat,
      vatLabel: read.vatLabel,
      gross: read.gross,
      paymentMethod: methodWords(bill.method, language),
      chargeDay: formatDay(bill.chargeOn, language),
      charged: read.charged,
      isCorrection: version > 1,
      billUrl: absolute(paths.billLink(billToken(bill.id))),
    },
  }
}

/** Where bills go now: it may have changed since this one was written. */
async function invoiceEmailOf(contactId: string): Promise<string> {
  const [contact] = await db()
    .select({ invoiceEmail: billingContacts.invoiceEmail })
    .from(billingContacts)
    .where(eq(billingContacts.id, contactId))
  if (!contact) throw new Error(`billing contact ${contactId} is gone`)
  return contact.invoiceEmail
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
