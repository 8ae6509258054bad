import {
  type Block,
  button,
  type Fact,
  type Frame,
  facts,
  heading,
  type Letter,
  link,
  paragraph,
} from '@/emails/letter'
import { cut, firstName, SUBJECT_LENGTH, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { lastLine, type TeamReader } from '@/emails/team/team-parts'
import { lengthOf } from '@/lib/characters'

/** A bill that is not paid: its number, its formatted amount with VAT, and the absolute link to it. */
export type UnpaidBill = { number: string; gross: string; url: string }

/** Whoever pays, and what for. */
export type PayerProps = TeamReader & {
  reader: 'payer'
  /** Whom bills are made out to. */
  company: string
  /** Where the hosting is that is paid for: each App once; none where the Company is closed. */
  sites: string[]
  /** Absolute link to the payment details; null for whoever may not change them, as a mailbox that is nobody's account. */
  contactUrl: string | null
}

/** Whoever works there and pays nothing: hears that a payment is overdue, and of no amount, no card and no bill. */
export type WorkerProps = TeamReader & {
  reader: 'worker'
  company: string
  sites: string[]
  /** Who owns the Company; '' where several do. */
  ownerName: string
  /** Absolute link to the Company's overview. */
  companyUrl: string
}

/** What is paid for, as words count it; the one site is named by a short name where a subject asks. */
export function thingsOf({ sites, readerKind }: Pick<PayerProps, 'sites' | 'readerKind'>) {
  return { site: sites[0] ?? '', count: sites.length, kind: readerKind }
}

/** The same for a subject. */
export function shortThingsOf(props: Pick<PayerProps, 'sites' | 'readerKind'>) {
  const things = thingsOf(props)
  return { ...things, site: subjectSite(things.site) }
}

/** A subject with a Company in it, which is cut where it is too long. */
export function withCompany(wording: (company: string) => string, company: string): string {
  return wording(cut(company, SUBJECT_LENGTH - lengthOf(wording(''))))
}

/** Where the hosting is that this is about; nothing where there is none. */
export function siteFacts({ sites, readerKind }: Pick<PayerProps, 'sites' | 'readerKind'>, { t }: Frame): Fact[] {
  const { team } = t.mails
  if (sites.length === 0) return []
  return [{ label: sites.length === 1 ? team.thingLabel[readerKind] : team.thingsLabel[readerKind], value: sites }]
}

/** The way to pay: a button for the first bill, and a link for each further one. */
export function payBlocks([first, ...further]: UnpaidBill[], { t }: Frame): Block[] {
  const { payNow, alsoOpen } = t.mails.payment
  if (!first) return []
  return [
    button(payNow, first.url),
    ...further.map(({ number, gross, url }) => link(alsoOpen({ number, amount: gross }), url)),
  ]
}

type Told = { subject: string; preview: string; lines: string[]; rows?: Fact[]; ways: Block[] }

/** A letter about a payment, to whoever reads it. */
export function paymentLetter(
  props: TeamReader,
  { subject, preview, lines, rows = [], ways }: Told,
  frame: Frame,
  title = subject,
): Letter {
  return {
    subject,
    preview,
    from: null,
    blocks: [
      heading(title),
      paragraph(frame.t.mails.hello(firstName(props.readerName))),
      ...lines.filter((line) => line !== '').map(paragraph),
      ...(rows.length > 0 ? [facts(...rows)] : []),
      ...ways,
      lastLine(false, frame),
    ],
  }
}

/** What a worker reads: the same in every letter but for the sentence in the middle. */
export function workerLetter(
  props: WorkerProps,
  { subject, title, preview, lines }: { subject: string; title: string; preview: string; lines: string[] },
  frame: Frame,
): Letter {
  const ways = [button(frame.t.mails.team.open(props.company), props.companyUrl)]
  return paymentLetter(props, { subject, preview, lines, rows: siteFacts(props, frame), ways }, frame, title)
}

/** Who reads of the sample's payments: the client as payer, and a developer who works there. */
export function samplePayment(sample: SampleFacts) {
  const { client, developer } = sampleReaders(sample)
  const { company, site, bill } = sample
  const sites = [site]
  const payer: PayerProps = { reader: 'payer', ...client, company, sites, contactUrl: bill.contactUrl }
  const worker: WorkerProps = {
    ...{ reader: 'worker', ...developer, company, sites, ownerName: sample.clientName },
    companyUrl: sample.companyUrl,
  }
  const unpaid = [{ number: bill.mail.number, gross: bill.mail.gross, url: bill.pageUrl }]
  const two = [...unpaid, { number: bill.later.number, gross: bill.later.gross, url: bill.later.pageUrl }]
  const mailbox = { readerName: '', contactUrl: null }
  const developers = { ...developer, sites: [site, `shop.${site}`] }
  return { payer, worker, unpaid, two, mailbox, developers, linked: [{ ...unpaid[0]!, url: bill.mail.billUrl }] }
}
