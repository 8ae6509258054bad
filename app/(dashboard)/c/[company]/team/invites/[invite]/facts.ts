import type { SummaryRow } from '@/app/ui/summary-list'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { listed } from '../../../../../listed'
import type { OpenTeamInvite } from './find'

/** Where the invitation stands, in one sentence. */
export function leadOf({ me, invite, who }: OpenTeamInvite): string {
  const { page: w } = me.t.teamInvite
  const { language } = me.account
  const ended = invite.acceptedAt ?? invite.declinedAt ?? invite.withdrawnAt
  const day = ended ? dayOf(ended, operator().timeZone) : invite.openUntil
  const style = invite.state === 'open' ? 'weekday' : 'short'
  const left = me.t.common.daysLeft(invite.daysLeft)
  const lead = w.lead[invite.state]({ who, day: formatDay(day, language, style), left })
  const { mail } = invite
  if (!invite.isWaiting || mail === 'sent' || mail === 'given-up') return lead
  return `${lead} ${me.t.common.mailState[mail]}`
}

/** What was sent, to whom, by whom. */
export function factRows({ me, invite }: OpenTeamInvite): SummaryRow[] {
  const { account, t } = me
  const { page: w } = t.teamInvite
  const sentOn = dayOf(invite.sentAt, operator().timeZone)
  const rows: (SummaryRow | null)[] = [
    { key: 'email', label: w.email, value: invite.email, detail: invite.name },
    { key: 'role', label: w.role, value: t.common.roles[invite.role] },
    invite.appNames.length > 0
      ? { key: 'apps', label: w.apps[account.kind], value: listed(me, invite.appNames) }
      : null,
    {
      key: 'by',
      label: w.invitedBy,
      value: invite.isMine ? w.you(invite.inviterName) : invite.inviterName,
    },
    { key: 'sent', label: w.sentOn, value: formatDay(sentOn, account.language, 'year') },
    invite.isWaiting
      ? { key: 'until', label: w.openUntil, value: formatDay(invite.openUntil, account.language, 'weekday') }
      : null,
    { key: 'language', label: w.language, value: t.common.languages[invite.language] },
    invite.message ? { key: 'message', label: w.message, value: invite.message } : null,
  ]
  return rows.filter((row) => row !== null)
}
