import type { Design, Variants } from '@/emails/design'
import { type Frame, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'

export type TeamInviteWithdrawnProps = {
  /** Full name; '' when unknown. */
  readerName: string
  inviterName: string
  /** Who gets the answers; null where the inviter does not belong to the Company any more. */
  inviterEmail: string | null
  /** '' where it is called like its inviter and is left out. */
  company: string
}

/** Tells whoever was invited that the link is dead. */
export const teamInviteWithdrawnMail: Design<TeamInviteWithdrawnProps> = { letter, samples }

function letter(props: TeamInviteWithdrawnProps, { t, operator }: Frame): Letter {
  const { teamInviteWithdrawn: own, withdrawn, invite, hello, notForYou } = t.mails
  const { inviterName, inviterEmail, company } = props
  return {
    subject: company ? fitted((_, name) => own.subject(name), '', company) : own.plainSubject,
    preview: withdrawn.nothingToDo,
    from: inviterEmail ? { name: inviterName, email: inviterEmail } : null,
    blocks: [
      heading(company ? own.subject(company) : own.plainSubject),
      paragraph(hello(firstName(props.readerName))),
      paragraph(company ? own.what(inviterName, company) : own.plainWhat(inviterName)),
      paragraph(`${withdrawn.nothingToDo} ${own.linkDead}`),
      ...(inviterEmail ? [small(invite.questions(firstName(inviterName)))] : []),
      small(notForYou(operator.supportEmail)),
    ],
  }
}

function samples({ personName, clientName, clientEmail, company }: SampleFacts): Variants<TeamInviteWithdrawnProps> {
  const usual = { readerName: personName, inviterName: clientName, inviterEmail: clientEmail, company }
  return {
    usual,
    'inviter-gone': { ...usual, readerName: '', inviterEmail: null },
    plain: { ...usual, company: '' },
  }
}
