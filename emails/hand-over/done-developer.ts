import type { KeptAccess } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Block, button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, firstName, subjectName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type DoneDeveloperProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  /** The company or association that owns the App now. */
  company: string
  keptAccess: KeptAccess
  /** Formatted first day the new owner pays for: "24 November". */
  paidFrom: string
  /** Absolute link to the Company; not shown when no access was kept. */
  companyUrl: string
}

/** Tells the developer that the client has taken over, and what they may still do. */
export const doneDeveloperMail: Design<DoneDeveloperProps> = { letter, samples }

function letter(props: DoneDeveloperProps, { t, operator }: Frame): Letter {
  const { doneDeveloper, facts: labels, hello, notForYou } = t.mails
  const client = clientLabel(props)
  const role = doneDeveloper.role[props.keptAccess](props.company, props.site)
  return {
    subject: doneDeveloper.subject(subjectName(client), subjectSite(props.site)),
    preview: role,
    from: null,
    blocks: [
      heading(doneDeveloper.subject(client, props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(`${role} ${doneDeveloper.after[props.keptAccess]}`),
      facts(
        { label: labels.owner, value: props.company },
        { label: labels.yourRole, value: doneDeveloper.roleName[props.keptAccess] },
        { label: labels.youPay, value: doneDeveloper.youPay(props.paidFrom) },
      ),
      paragraph(doneDeveloper.unchanged),
      ...openButton(props, doneDeveloper.button(props.company)),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function openButton({ keptAccess, companyUrl }: DoneDeveloperProps, label: string): Block[] {
  if (keptAccess === 'none') return []
  return [button(label, companyUrl)]
}

function samples(facts: SampleFacts): Variants<DoneDeveloperProps> {
  return {
    usual: { ...facts, keptAccess: 'admin' },
    collaborator: { ...facts, keptAccess: 'collaborator' },
    none: { ...facts, keptAccess: 'none' },
  }
}
