import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { clientLabel, subjectName } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import { type InviteProps, inviteBlocks, inviteSample, inviteSubject } from './invite'

/** As the invite's props, but with the client's address and without the link. */
export type InviteCopyProps = Omit<InviteProps, 'url'> & { clientEmail: string }

/** The developer's copy of an invite. It has no link: a link proves the client's mailbox. */
export const inviteCopyMail: Design<InviteCopyProps> = { letter, samples }

function letter(props: InviteCopyProps, frame: Frame): Letter {
  const { inviteCopy, facts: labels, notForYou } = frame.t.mails
  const client = clientLabel(props)
  const received = inviteCopy.received(client)
  return {
    subject: inviteCopy.subject(subjectName(client)),
    preview: `${received}.`,
    from: null,
    blocks: [
      heading(received),
      paragraph(inviteCopy.noLink),
      facts(
        { label: labels.to, value: props.clientEmail },
        { label: labels.subject, value: inviteSubject(props, frame.t) },
      ),
      // The client's heading becomes a line of the copy: a mail has one heading.
      ...inviteBlocks(props, frame).map((block) => (block.type === 'heading' ? paragraph(block.text) : block)),
      small(notForYou(frame.operator.supportEmail)),
    ],
  }
}

function samples(facts: SampleFacts): Variants<InviteCopyProps> {
  const usual = inviteSample(facts)
  return { usual, 'no-name': { ...usual, clientName: '' } }
}
