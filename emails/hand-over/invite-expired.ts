import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, firstName, SUBJECT_LENGTH, subjectName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import type { Dict } from '@/lib/words/words'

export type InviteExpiredProps = {
  developerName: string
  /** Full name; '' when unknown. */
  clientName: string
  clientEmail: string
  site: string
  /** Formatted last day: "7 December". */
  openUntil: string
  /** Trials that go on, with their formatted last day; none for Apps that are paid for. */
  trials: { site: string; until: string }[]
  /** Absolute link to the invitation's page. */
  invitationUrl: string
}

/** Tells the developer that the invitation ran out without an answer. */
export const inviteExpiredMail: Design<InviteExpiredProps> = { letter, samples }

function letter(props: InviteExpiredProps, { t, operator }: Frame): Letter {
  const { expired, declined, newLinkWanted, facts: labels, hello, notForYou } = t.mails
  const client = clientLabel(props)
  const trials = props.trials.map(({ site, until }) => declined.trial(site, until))
  return {
    subject: subjectOf(subjectSite(props.site), t),
    preview: expired.preview(subjectName(client)),
    from: null,
    blocks: [
      heading(expired.subject(props.site)),
      paragraph(hello(firstName(props.developerName))),
      paragraph(expired.what(client, props.site, props.openUntil)),
      facts(
        { label: labels.client, value: client },
        { label: labels.email, value: props.clientEmail },
        { label: labels.site, value: props.site },
      ),
      paragraph([expired.again, ...trials].join(' ')),
      button(newLinkWanted.button, props.invitationUrl),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function subjectOf(site: string, { mails: { expired } }: Dict): string {
  const whole = expired.subject(site)
  return whole.length <= SUBJECT_LENGTH ? whole : expired.subjectShort(site)
}

function samples(facts: SampleFacts): Variants<InviteExpiredProps> {
  const openUntil = facts.openUntilShort
  return {
    usual: { ...facts, openUntil, trials: [{ site: facts.site, until: openUntil }] },
    paid: { ...facts, openUntil, clientName: '', trials: [] },
  }
}
