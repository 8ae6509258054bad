import type { Design, Variants } from '@/emails/design'
import { type Frame, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, subjectName, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type WithdrawnProps = {
  /** Full name; '' when unknown. */
  clientName: string
  developerName: string
  developerEmail: string
  site: string
  /** `developer`: withdrawn on purpose. `right-lost`: the sender may no longer hand the App over. */
  cause: 'developer' | 'right-lost'
}

/** Tells the client that an invite has ended from the other side. Answers go to the developer. */
export const withdrawnMail: Design<WithdrawnProps> = { letter, samples }

function letter(props: WithdrawnProps, { t, operator }: Frame): Letter {
  const { withdrawn, hello } = t.mails
  const first = firstName(props.developerName)
  return {
    subject: withdrawn.subject[props.cause](subjectName(props.developerName), subjectSite(props.site)),
    preview: withdrawn.nothingToDo,
    from: { name: props.developerName, email: props.developerEmail },
    blocks: [
      heading(withdrawn.title[props.cause](first)),
      paragraph(hello(firstName(props.clientName))),
      paragraph(withdrawn.what[props.cause](props.developerName, props.site)),
      paragraph(`${withdrawn.nothingToDo} ${withdrawn.linkDead}`),
      small(t.mails.invite.questions(first)),
      small(t.mails.notForYou(operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<WithdrawnProps> {
  return {
    usual: { ...facts, cause: 'developer' },
    'right-lost': { ...facts, clientName: '', cause: 'right-lost' },
  }
}
