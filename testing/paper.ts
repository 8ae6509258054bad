import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { BillPaper } from '@/lib/billing/bill-paper'

/** A PDF read back: each page as people copy it, spaces as plain ones, and what it says of itself. */
export async function readPaper(pdf: Uint8Array): Promise<{ pages: string[]; text: string; title: string }> {
  // The reader takes the bytes away from whoever hands them over.
  const document = await getDocumentProxy(Uint8Array.from(pdf))
  const { text } = await extractText(document, { mergePages: false })
  const { info } = await getMeta(document)
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '))
  return { pages, text: pages.join(' '), title: String(info.Title) }
}

/** A text as `readPaper` gives it back. */
export function asOnPaper(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

const LINE: BillPaper['lines'][number] = {
  site: 'blumenhaus-shop.apps.localhost',
  planName: 'Standard',
  from: '2027-11-01',
  to: '2027-11-30',
  days: 30,
  daysInMonth: 30,
  monthlyAmount: 4500,
  amount: 4500,
  vat: 855,
}

/** The bill of the pictures: two Apps of a client in Germany, in German, charged by card. */
export function sampleBill({
  recipient,
  ...part
}: Partial<Omit<BillPaper, 'recipient'>> & SampleRecipient = {}): BillPaper {
  return {
    number: 'NH2027-00412',
    currency: 'eur',
    month: '2027-11-01',
    issuedOn: '2027-12-01',
    correctedOn: null,
    chargeOn: '2027-12-03',
    amounts: { net: 5500, vat: 1045, gross: 6545 },
    vat: { reason: 'domestic', country: 'DE', rate: 1900 },
    issuer: {
      name: 'Nordlicht Hosting',
      legalName: 'Nordlicht Hosting GmbH',
      address: { street: 'Hafenstraße 12', postcode: '24103', city: 'Kiel', country: 'DE' },
      register: 'Amtsgericht Kiel, HRB 12345',
      vatId: 'DE999999999',
      supportEmail: 'help@nordlicht.example',
      footer: ['Geschäftsführerin: Anke Harms'],
      sepaCreditorId: null,
    },
    method: { type: 'card', brand: 'visa', last4: '4242' },
    lines: [
      LINE,
      {
        ...LINE,
        ...{ site: 'blumenhaus-kurse.apps.localhost', planName: 'Small', from: '2027-11-11', days: 20 },
        ...{ monthlyAmount: 1500, amount: 1000, vat: 190 },
      },
    ],
    ...part,
    recipient: {
      legalName: 'Blumenhaus Berger',
      address: { street: 'Lindenstraße 8', postcode: '24937', city: 'Flensburg', country: 'DE' },
      vatId: 'DE123456789',
      orderNumber: 'BB-2027',
      invoiceEmail: 'rechnung@blumenhaus.example',
      language: 'de',
      ...recipient,
    },
  }
}

type SampleRecipient = { recipient?: Partial<BillPaper['recipient']> }
