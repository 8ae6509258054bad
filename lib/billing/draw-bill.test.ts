import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { asOnPaper, readPaper, sampleBill } from '@/testing/paper'
import type { BillPaper } from './bill-paper'
import { drawBill } from './draw-bill'

const read = async (bill: BillPaper) => readPaper(await drawBill(bill))

const taxFree = { amounts: { net: 5500, vat: 0, gross: 5500 }, lines: sampleBill().lines.map(withoutVat) }

function withoutVat(line: BillPaper['lines'][number]) {
  return { ...line, vat: 0 }
}

describe('a bill on paper, read back as text', () => {
  test('says who writes it and for whom, both VAT IDs, number, date, period and order number', async () => {
    const { text, title } = await read(sampleBill())
    expect(title).toBe('Rechnung für November 2027, NH2027-00412')
    for (const part of [
      ...['Nordlicht Hosting GmbH', 'Hafenstraße 12', '24103 Kiel', 'Amtsgericht Kiel, HRB 12345'],
      ...['Geschäftsführerin: Anke Harms', 'USt-IdNr. DE999999999', 'help@nordlicht.example'],
      ...['Blumenhaus Berger', 'Lindenstraße 8', '24937 Flensburg', 'Ihre USt-IdNr. DE123456789'],
      ...['Rechnungsnummer NH2027-00412', 'Rechnungsdatum 1. Dezember 2027', 'Ihre Bestellnummer BB-2027'],
      ...['Leistungszeitraum 1. bis 30. November 2027', 'Rechnung für November 2027', 'Seite 1 von 1'],
    ]) {
      expect(text).toContain(part)
    }
  })

  test('has a line per App with its days, net, VAT and gross, and the sums', async () => {
    const { text } = await read(sampleBill())
    expect(text).toContain(
      'blumenhaus-shop.apps.localhost Tarif Standard 1. bis 30. November 30 von 30 Tagen 45,00 € 45,00 € 8,55 € 53,55 €',
    )
    expect(text).toContain(
      'blumenhaus-kurse.apps.localhost Tarif Small 11. bis 30. November 20 von 30 Tagen 15,00 € 10,00 € 1,90 € 11,90 €',
    )
    expect(text).toContain('USt. 19 % Brutto')
    expect(text).toContain('Summe netto 55,00 € Umsatzsteuer 19 %, Deutschland 10,45 € Rechnungsbetrag 65,45 €')
  })

  test('says the same in English', async () => {
    const { text, title } = await read(sampleBill({ recipient: { language: 'en' } }))
    expect(title).toBe('Bill for November 2027, NH2027-00412')
    expect(text).toContain('11 to 30 November 20 of 30 days €15.00 €10.00 €1.90 €11.90')
    expect(text).toContain('Sum without VAT €55.00 VAT 19%, Germany €10.45 To pay €65.45')
    expect(text).toContain(
      'There is nothing to transfer. We charge €65.45 to your Visa ending 4242 on 3 December 2027.',
    )
    expect(text).toContain('Write to help@nordlicht.example and name the number NH2027-00412.')
  })

  test.each([
    ['reverse-charge', 'AT', 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).'],
    ['small-business', 'DE', 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet'],
    ['outside-eu', 'CH', 'Hier nicht steuerbar: Der Leistungsempfänger sitzt außerhalb der Europäischen Union.'],
  ] as const)('without VAT by %s it says why, in the words of the law', async (reason, country, sentence) => {
    const { text } = await read(sampleBill({ ...taxFree, vat: { reason, country, rate: 0 } }))
    expect(text).toContain(sentence)
    expect(text).toContain('Summe netto 55,00 € Umsatzsteuer 0,00 € Rechnungsbetrag 55,00 €')
  })

  test('a small business elsewhere names no law of Germany', async () => {
    const { issuer } = sampleBill()
    const austrian = { ...issuer, address: { ...issuer.address, country: 'AT' } }
    const bill = sampleBill({ ...taxFree, issuer: austrian, vat: { reason: 'small-business', country: 'AT', rate: 0 } })
    const { text } = await read(bill)
    expect(text).toContain('Kleinunternehmerregelung: Es wird keine Umsatzsteuer berechnet.')
    expect(text).not.toContain('§ 19')
  })

  test('by direct debit it says amount, day, last digits, which mandate and under which creditor identifier', async () => {
    const { issuer } = sampleBill()
    const bill = sampleBill({
      issuer: { ...issuer, sepaCreditorId: 'DE98ZZZ09999999999' },
      method: { type: 'sepa_debit', brand: 'sepa_debit', last4: '3000', mandate: 'NXDSYREGC9PSMKWY' },
      chargeOn: '2027-12-07',
    })
    const { text } = await read(bill)
    expect(text).toContain(
      'Wir ziehen 65,45 € am 7. Dezember 2027 per Lastschrift von Ihrem Konto mit den Endziffern 3000 ein.',
    )
    expect(text).toContain('Ihre Mandatsreferenz: NXDSYREGC9PSMKWY. Unsere Gläubiger-ID: DE98ZZZ09999999999.')
  })

  test('without a payment method it says until when one is needed', async () => {
    const { text } = await read(sampleBill({ method: null }))
    expect(text).toContain('65,45 € werden am 3. Dezember 2027 fällig.')
    expect(text).not.toContain('Sie müssen nichts überweisen')
  })

  test('a correction says which bill it corrects, and when', async () => {
    const { text, title } = await read(sampleBill({ correctedOn: '2027-12-09', recipient: { language: 'en' } }))
    expect(title).toBe('Correction of bill NH2027-00412')
    expect(text).toContain('Correction of bill NH2027-00412')
    expect(text).toContain('It replaces the earlier version. The amounts stay the same.')
    expect(text).toContain('Date 1 December 2027 Corrected on 9 December 2027')
  })

  test.each([
    ['Polish', 'Żółć Świętokrzyska Spółka z o.o. Łódź'],
    ['Greek', 'Ωμέγα Υπηρεσίες Αθήνα'],
    ['Ukrainian', 'Товариство Їжак Київ ґ'],
  ])('a %s name stands there letter by letter', async (_, legalName) => {
    const { text } = await read(sampleBill({ recipient: { legalName } }))
    expect(text).toContain(legalName)
    expect(text).toContain('Rechnungsbetrag 65,45 €')
  })

  test('names as long as forms allow stay on the paper, whole', async () => {
    const legalName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    const orderNumber = 'ORDER-NUMBER-WITH-FORTY-SIGNS-1234567890'
    const { text } = await read(sampleBill({ recipient: { legalName, orderNumber } }))
    const unbroken = text.replaceAll(' ', '')
    expect(unbroken).toContain(legalName)
    expect(unbroken).toContain(orderNumber)
  })

  test('many lines go on, with the head of the table and the number of the page on each', async () => {
    const [line] = sampleBill().lines
    const lines = Array.from({ length: 251 }, (_, at) => ({ ...line!, site: `site-${at + 1}.apps.localhost` }))
    const { pages, text } = await read(sampleBill({ lines }))
    expect(pages.length).toBeGreaterThan(10)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('Leistung Zeitraum Im Monat Netto')
      expect(page).toContain(`Seite ${at + 1} von ${pages.length}`)
    }
    for (const { site } of lines) expect(text).toContain(asOnPaper(`${site} Tarif Standard`))
    expect(pages.at(-1)).toContain('Rechnungsbetrag 65,45 €')
  })
})

test('the same bill gives the same bytes, another one others', async () => {
  const hash = async (bill: BillPaper) =>
    createHash('sha256')
      .update(await drawBill(bill))
      .digest('hex')
  const once = await hash(sampleBill())
  expect(await hash(sampleBill())).toBe(once)
  expect(await hash(sampleBill({ number: 'NH2027-00413' }))).not.toBe(once)
})

test('a bill loads no font but those it is written in', async () => {
  const bytes = (await drawBill(sampleBill())).toString('latin1')
  expect(bytes).not.toContain('Helvetica')
  expect(bytes).toContain('Figtree')
  const noto = (await drawBill(sampleBill({ recipient: { legalName: 'Київ' } }))).toString('latin1')
  expect(noto).toContain('NotoSans')
  expect(noto).not.toContain('Figtree')
})

test('a bill says its title, its language and what is a table to programs that read it aloud', async () => {
  const bytes = (await drawBill(sampleBill())).toString('latin1')
  expect(bytes).toContain('/Lang (de)')
  expect(bytes).toContain('/DisplayDocTitle true')
  expect(bytes).toContain('/S /Table')
})
