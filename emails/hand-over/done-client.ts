import type { KeptAccess, Noun, Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { button, type Fact, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import type { Dict } from '@/lib/words/words'
import type { OfferedApp } from './invite'

export type DoneClientProps = {
  /** Full name; '' when unknown. */
  clientName: string
  developerName: string
  site: string
  noun: Noun
  apps: OfferedApp[]
  /** The company or association that owns the Apps now. */
  company: string
  keptAccess: KeptAccess
  /** What an Admin may order a month from now on, formatted; '' where there is none. */
  limit: string
  /** Formatted: "€53.55". */
  monthlyGross: string
  /** Formatted, see `mails.vatNote`. */
  vatNote: string
  /** Formatted: "€12.50". */
  firstBillAmount: string
  /** Formatted: "1 December". */
  firstBillDay: string
  /** Formatted billed days: "24 to 30 November". */
  firstBillPeriod: string
  /** Formatted: "3 December". */
  chargeDay: string
  /** Formatted: "Visa ending 4242". */
  paymentMethod: string
  /** Where bills go: an e-mail address. */
  billsTo: string
  /** Everybody with access, the client included. */
  access: { name: string; role: Role }[]
  /** Formatted name and version of each attached document: "Terms of service, 1 October 2026". */
  documents: string[]
  /** Absolute link to the client's overview. */
  overviewUrl: string
}

/** Confirms the order and the hand-over to the client. The documents are attached by whoever sends it. */
export const doneClientMail: Design<DoneClientProps> = { letter, samples }

function letter(props: DoneClientProps, { t, operator }: Frame): Letter {
  const { doneClient, hello, kept } = t.mails
  const order = doneClient.complete(t.common.yourNoun[props.noun], props.company)
  const limit = props.limit && t.requests.neverMore({ amount: props.limit })
  return {
    subject: doneClient.subject(subjectSite(props.site)),
    preview: doneClient.preview(props.firstBillDay),
    from: null,
    blocks: [
      heading(doneClient.title(props.site)),
      paragraph(hello(firstName(props.clientName))),
      paragraph([order, technicalSide(props, kept), limit].filter(Boolean).join(' ')),
      facts(...orderFacts(props, operator.legalName, t)),
      ...(props.access.length > 1 ? [paragraph(doneClient.nothingElse)] : []),
      button(doneClient.button, props.overviewUrl),
      small(doneClient.signIn),
      small(`${doneClient.keep} ${doneClient.notOrdered(operator.supportEmail)}`),
    ],
  }
}

/** Where the developer goes and others stay, the list of who has access says so. */
function technicalSide({ keptAccess, developerName, access }: DoneClientProps, kept: Dict['mails']['kept']): string {
  return keptAccess === 'none' && access.length > 1 ? '' : kept[keptAccess](firstName(developerName))
}

function orderFacts(props: DoneClientProps, contractPartner: string, t: Dict): Fact[] {
  const { facts: labels } = t.mails
  const firstBill = t.mails.doneClient.firstBill(props.firstBillAmount, props.firstBillDay, props.firstBillPeriod)
  const access = props.access.map(({ name, role }) => `${name}, ${t.common.roles[role]}`)
  return [
    { label: labels.owner, value: props.company },
    { label: labels.what, value: props.apps.map((app) => t.mails.hostingOf(app.site, app.planName)) },
    { label: labels.aMonth, value: t.mails.monthly(props.monthlyGross, props.vatNote), loud: true },
    { label: labels.firstBill, value: firstBill },
    { label: labels.chargedOn, value: props.chargeDay },
    { label: labels.paymentMethod, value: props.paymentMethod },
    { label: labels.billsTo, value: props.billsTo },
    { label: labels.access, value: access },
    { label: labels.contractPartner, value: contractPartner },
    { label: labels.attached, value: props.documents },
  ]
}

function samples(facts: SampleFacts): Variants<DoneClientProps> {
  const { clientName, clientEmail, developerName, companyUrl } = facts
  const owner = { name: clientName, role: 'owner' } as const
  const usual: DoneClientProps = {
    ...facts,
    keptAccess: 'admin',
    limit: facts.monthlyGross,
    billsTo: clientEmail,
    access: [owner, { name: developerName, role: 'admin' }],
    overviewUrl: companyUrl,
  }
  return {
    usual,
    collaborator: {
      ...usual,
      keptAccess: 'collaborator',
      limit: '',
      access: [owner, { name: developerName, role: 'collaborator' }],
    },
    none: { ...usual, keptAccess: 'none', limit: '', clientName: '', access: [{ name: clientEmail, role: 'owner' }] },
  }
}
