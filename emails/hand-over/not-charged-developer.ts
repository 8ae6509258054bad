import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, firstName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import type { NotChargedReason } from './not-charged'

export type NotChargedDeveloperProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  reason: NotChargedReason
  /** Absolute link to the invitation's page. */
  invitationUrl: string
}

/** Tells the developer that the client's order was not completed, and why. */
export const notChargedDeveloperMail: Design<NotChargedDeveloperProps> = { letter, samples }

function letter(props: NotChargedDeveloperProps, { t, operator }: Frame): Letter {
  const { notCharged, notChargedDeveloper, facts: labels, hello, notForYou } = t.mails
  return {
    subject: notChargedDeveloper.subject(subjectSite(props.site)),
    preview: notChargedDeveloper.preview,
    from: null,
    blocks: [
      heading(notChargedDeveloper.subject(props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(notChargedDeveloper.what(props.site)),
      facts(
        { label: labels.client, value: clientLabel(props) },
        { label: labels.why, value: notCharged.reasons[props.reason](props.site) },
        { label: labels.charged, value: notCharged.nothing },
      ),
      button(notChargedDeveloper.button, props.invitationUrl),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<NotChargedDeveloperProps> {
  return { usual: { ...facts, reason: 'right-lost' } }
}
