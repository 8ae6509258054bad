import type { Design, Variants } from '@/emails/design'
import { button, type Frame, facts, heading, type Letter, link, paragraph, small } from '@/emails/letter'
import { cut, firstName, SUBJECT_LENGTH, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import { lengthOf } from '@/lib/characters'
import type { Dict } from '@/lib/words/words'
import { type InviteProps, inviteSample, offerFacts, whatChanges } from './invite'

/** As the invite's props, without the message: it was read once. */
export type ReminderProps = Omit<InviteProps, 'message' | 'developerCompany'> & {
  /** Formatted day of the mail it reminds of: "23 November". */
  askedOn: string
  /** The page that ends these reminders, absolute. */
  stopUrl: string
  /** Where a mail program ends them with one click, absolute. */
  oneClickUrl: string
}

/** Reminds the client of an invite that is still open, under the link that they have. Answers go to the developer. */
export const reminderMail: Design<ReminderProps> = { letter, samples }

function letter(props: ReminderProps, { t, operator }: Frame): Letter {
  const { invite, reminder, facts: labels, hello } = t.mails
  const first = firstName(props.developerName)
  const asked = reminder.asked(props.developerName, props.site, props.askedOn)
  return {
    subject: subjectOf(props, t),
    preview: reminder.preview,
    from: { name: props.developerName, email: props.developerEmail },
    headers: {
      'List-Unsubscribe': `<${props.oneClickUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    blocks: [
      heading(reminder.title(props.site)),
      paragraph(hello(firstName(props.clientName))),
      paragraph(`${asked} ${reminder.sameLink}`),
      facts(...offerFacts(props, t), { label: labels.openUntil, value: props.openUntil }),
      paragraph(whatChanges(props, t)),
      paragraph(invite.nothingYet),
      { type: 'word', label: labels.checkWord, word: props.checkWord, note: invite.checkNote(first) },
      button(invite.button, props.url),
      small(invite.checkPage(props.checkPage)),
      small(invite.questions(first)),
      small(invite.notForYou(first, operator.abuseEmail)),
      link(reminder.stop, props.stopUrl),
    ],
  }
}

/** At most 50 characters, whatever the site is called. */
function subjectOf({ site, openUntilShort }: ReminderProps, t: Dict): string {
  const { subject, subjectShort } = t.mails.reminder
  const whole = subject(subjectSite(site), openUntilShort)
  if (lengthOf(whole) <= SUBJECT_LENGTH) return whole
  const room = SUBJECT_LENGTH - lengthOf(subjectShort('', openUntilShort))
  return subjectShort(cut(subjectSite(site), room), openUntilShort)
}

function samples(facts: SampleFacts): Variants<ReminderProps> {
  const usual = inviteSample(facts)
  return { usual, bare: { ...usual, keptAccess: 'none', clientName: '', site: 'teehaus.example' } }
}
