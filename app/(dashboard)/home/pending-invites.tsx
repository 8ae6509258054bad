import { Clock } from 'lucide-react'
import { Card } from '@/app/ui/card'
import { Icon } from '@/app/ui/lucide-icon'
import { ProgressLine } from '@/app/ui/progress-line'
import { Tag } from '@/app/ui/tag'
import type { InvitationLine } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { progressSteps } from '../invitations/progress-steps'
import { MailLine } from '../mail-line'

/** From this many days on, the time that is left stands out. */
const SOON_DAYS = 3

/** What is on its way to clients: how far each has come and how long it stays open. */
export function PendingInvites({ t, invites }: { t: Dict; invites: readonly InvitationLine[] }) {
  return (
    <Card>
      <ul>
        {invites.map((invite) => (
          <li
            key={invite.id}
            className="grid items-center gap-x-6 gap-y-3 border-b border-line px-4.5 py-3.5 last:border-b-0 lg:grid-cols-[14.5rem_minmax(0,1fr)_auto]"
          >
            <Who t={t} invite={invite} />
            <ProgressLine
              label={t.developer.home.offerTo(invite.clientName || invite.email)}
              steps={progressSteps(t, invite.state)}
              words={t.developer.home.stepState}
            />
            <div>
              <TimeLeft t={t} invite={invite} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Who({ t, invite }: { t: Dict; invite: InvitationLine }) {
  return (
    <div className="min-w-0 wrap-anywhere">
      <h3 className="text-base">
        <a href={paths.invitation(invite.id)}>{invite.appNames.join(', ')}</a>
      </h3>
      <p className="text-small text-muted">
        {invite.clientName ? <span className="block">{invite.clientName}</span> : null}
        {invite.email}
        <MailLine t={t} mail={invite.mail} />
      </p>
    </div>
  )
}

function TimeLeft({ t, invite }: { t: Dict; invite: InvitationLine }) {
  if (invite.state === 'expired') return <Tag tone="danger">{t.developer.home.expired}</Tag>
  const isSoon = invite.daysLeft <= SOON_DAYS
  return (
    <Tag tone={isSoon ? 'warn' : 'neutral'} icon={isSoon ? <Icon of={Clock} size={14} /> : undefined}>
      {invite.daysLeft === 0 ? t.developer.home.lastDay : t.common.daysLeft(invite.daysLeft)}
    </Tag>
  )
}
