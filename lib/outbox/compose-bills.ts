import { isComplete } from '@/lib/billing/address-wanted'
import { billToken } from '@/lib/billing/bill-link'
import { paperOf } from '@/lib/billing/bill-view'
import { billWords } from '@/lib/billing/bill-words'
import { billById } from '@/lib/billing/bills'
import { documentOf } from '@/lib/billing/document-of'
import { methodWords } from '@/lib/billing/method-words'
import { waitedUntil } from '@/lib/billing/months-to-close'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { absolute, paths } from '@/lib/paths'
import { billingReaderOf } from './billing-reader'
import type { Composers, Filled } from './composed'
import { contactOf } from './payment-facts'
import { companyOf } from './team-facts'

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
    // Where bills go now: it may have changed since this one was written.
    to: (await contactOf(bill.contactId)).invoiceEmail,
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

/** Asks for the rest of an address, while it is wanted: one who may complete it, or the mailbox that bills go to. */
async function composeAddressWanted({
  payload: { billingContactId, month, recipientId },
}: Job<'mail-address-wanted'>): Promise<Filled<'mail-address-wanted'>> {
  const contact = await contactOf(billingContactId)
  if (isComplete(contact.address)) return { skipped: 'address-known' }
  if (contact.billedThrough && contact.billedThrough >= month) return { skipped: 'billed' }
  const reader = await billingReaderOf(contact, recipientId)
  if ('skipped' in reader) return reader
  if (!reader.managesBilling) return { skipped: 'not-entitled' }
  const { to, language, readerName, isMailbox } = reader
  const { slug } = await companyOf(contact.companyId)
  return {
    to,
    language,
    props: {
      readerName,
      company: contact.legalName,
      month: formatDay(month, language, 'month'),
      writtenOn: formatDay(waitedUntil(month), language),
      url: isMailbox ? null : absolute(paths.contact(slug, contact.id)),
    },
  }
}
