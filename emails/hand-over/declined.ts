import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, cut, firstName, joined, subjectName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

const PREVIEW_LENGTH = 140

export type DeclinedProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  /** Why, in the client's own words, plain text; '' when they gave no reason. */
  message: string
  /** Trials that go on, with their formatted last day; none for Apps that are paid for. */
  trials: { site: string; until: string }[]
  /** Absolute link to the invitation's page. */
  invitationUrl: string
}

/** Tells the developer that the client said no, and what is theirs again. */
export const declinedMail: Design<DeclinedProps> = { letter, samples }

function letter(props: DeclinedProps, { t, operator }: Frame): Letter {
  const { declined, notCharged, notChargedDeveloper, facts: labels, hello, messageFrom, notForYou } = t.mails
  const client = clientLabel(props)
  const trials = props.trials.map(({ site, until }) => declined.trial(site, until))
  return {
    subject: declined.subject(subjectName(client), subjectSite(props.site)),
    preview: cut(joined(props.message), PREVIEW_LENGTH) || declined.noReason,
    from: null,
    blocks: [
      heading(declined.subject(client, props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(declined.what(client, props.site)),
      props.message
        ? { type: 'quote', title: messageFrom(firstName(client)), text: props.message }
        : paragraph(declined.noReason),
      facts(
        { label: labels.client, value: client },
        { label: labels.email, value: props.clientEmail },
        { label: labels.site, value: props.site },
        { label: labels.charged, value: notCharged.nothing },
      ),
      paragraph([declined.free, ...trials].join(' ')),
      button(notChargedDeveloper.button, props.invitationUrl),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<DeclinedProps> {
  const trials = [{ site: facts.site, until: facts.openUntilShort }]
  return {
    usual: { ...facts, message: facts.declineReason, trials },
    'no-reason': { ...facts, clientName: '', message: '', trials: [] },
  }
}
