import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { clientLabel, firstName, fitted, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { buttonTo, lastLine, type TeamReader } from '@/emails/team/team-parts'

export type OfferedProps = TeamReader & {
  company: string
  senderName: string
  /** Whom it is offered to; the name is '' when unknown. */
  clientName: string
  clientEmail: string
  sites: string[]
  /** Formatted day with its weekday. */
  openUntil: string
  /** Absolute link to the Company's Apps. */
  appsUrl: string
}

/** Tells an Owner that somebody else of the Company offered an App of it to a client. */
export const offeredMail: Design<OfferedProps> = { letter, samples }

function letter(props: OfferedProps, frame: Frame): Letter {
  const { offered: own, team, hello } = frame.t.mails
  const { senderName, company, sites } = props
  const [site = ''] = sites
  const [client, shortSite] = [clientLabel(props), subjectSite(site)]
  const address = props.clientName ? [{ label: frame.t.mails.facts.email, value: props.clientEmail }] : []
  const labels = sites.length > 1 ? team.thingsLabel : team.thingLabel
  return {
    subject: fitted(
      (sender, to) => own.subject(sender, shortSite, to),
      senderName,
      client,
      (sender) => own.subjectShort(sender, shortSite),
    ),
    preview: own.preview(props.openUntil),
    from: null,
    blocks: [
      heading(own.subject(senderName, site, client)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(own.what(senderName, client, company)),
      facts({ label: labels[props.readerKind], value: sites }, { label: own.to, value: client }, ...address, {
        label: own.until,
        value: props.openUntil,
      }),
      paragraph(own.means(sites.join(', '), company)),
      paragraph(own.wrong(firstName(senderName))),
      ...buttonTo(own.button[props.readerKind], props.appsUrl),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<OfferedProps> {
  const { developerName, personName, personEmail, company, site, openUntil, team } = facts
  const { client, developer } = sampleReaders(facts)
  const offered = {
    company,
    senderName: developerName,
    clientName: personName,
    clientEmail: personEmail,
    sites: [site],
    openUntil,
    appsUrl: team.companyUrl,
  }
  return {
    usual: { ...client, ...offered },
    'no-name': { ...developer, ...offered, clientName: '', sites: [site, site] },
  }
}
