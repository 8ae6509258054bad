import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, firstName, subjectName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type NewLinkWantedProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  /** Formatted last day of the old link: "7 December"; '' where it has not ended. */
  expiredOn: string
  /** Absolute link to the invitation's page. */
  invitationUrl: string
}

/** Tells the developer that the client's link is over and a new one is wanted. */
export const newLinkWantedMail: Design<NewLinkWantedProps> = { letter, samples }

function letter(props: NewLinkWantedProps, { t, operator }: Frame): Letter {
  const { newLinkWanted, facts: labels, hello, notForYou } = t.mails
  const client = clientLabel(props)
  const expired = props.expiredOn ? newLinkWanted.expired(props.expiredOn) : ''
  return {
    subject: newLinkWanted.subject(subjectName(client), subjectSite(props.site)),
    preview: expired || newLinkWanted.what,
    from: null,
    blocks: [
      heading(newLinkWanted.subject(client, props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(`${expired} ${newLinkWanted.what}`.trim()),
      facts(
        { label: labels.client, value: client },
        { label: labels.email, value: props.clientEmail },
        { label: labels.site, value: props.site },
      ),
      button(newLinkWanted.button, props.invitationUrl),
      small(newLinkWanted.doNothing),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<NewLinkWantedProps> {
  return {
    usual: { ...facts, expiredOn: facts.openUntilShort },
    'not-ended': { ...facts, expiredOn: '' },
  }
}
