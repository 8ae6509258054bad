import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { OpenInvitation } from './find'

/** The heading and the one sentence under it, by state. */
export function headOf(open: OpenInvitation): { title: string; lead: string } {
  const { found, invitation, client } = open
  const { invitation: w } = found.t.wizard
  const title = w.sentTo(invitation.email)
  const day = formatDay(invitation.openUntil, found.account.language, 'weekday')
  switch (invitation.state) {
    case 'completed':
      return doneHead(open)
    case 'withdrawn':
      return { title, lead: w.withdrawn }
    case 'declined':
      return { title, lead: w.declined(client) }
    case 'expired':
      return { title, lead: w.expired({ client, day }) }
    case 'at-payment':
      return { title, lead: w.atPayment(client) }
    default:
      return { title, lead: w.until({ client, day }) }
  }
}

function doneHead({ found, invitation }: OpenInvitation): { title: string; lead: string } {
  const { check, invitation: w } = found.t.wizard
  const apps = invitation.appNames.join(', ')
  const { keptAccess, client } = invitation.offer
  const company = invitation.company?.name ?? (client.company || check.clientsCompany)
  const role = w.done[keptAccess]({ company, apps })
  return {
    title: w.doneTitle({ client: invitation.clientName || invitation.email, apps }),
    lead: `${role} ${payNothing({ found, invitation })}`,
  }
}

function payNothing({ found, invitation }: Pick<OpenInvitation, 'found' | 'invitation'>): string {
  const { invitation: w } = found.t.wizard
  const { timeZone } = operator()
  const now = clock.now()
  // Whoever paid before pays through the day of the hand-over (docs/rules.md R20).
  const from = addDays(dayOf(invitation.completedAt ?? now, timeZone), 1)
  const day = formatDay(from, found.account.language, 'year')
  return from > dayOf(now, timeZone) ? w.payNothingFrom(day) : w.payNothingSince(day)
}
