import { Card } from '@/app/ui/card'
import { Icon } from '@/app/ui/drawn-icon'
import { Clock } from '@/app/ui/icons'
import { ProgressLine } from '@/app/ui/progress-line'
import { Tag } from '@/app/ui/tag'
import type { DraftLine } from '@/lib/client-invite/drafts'
import type { InvitationLine } from '@/lib/client-invite/queries'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { DraftActions, draftClient } from '../invitations/drafts'
import { progressSteps } from '../invitations/progress-steps'
import { MailLine } from '../mail-line'
import type { Visitor } from '../viewer'

/** From this many days on, the time that is left stands out. */
const SOON_DAYS = 3

type PendingInvitesProps = { visitor: Visitor; invites: readonly InvitationLine[]; drafts: readonly DraftLine[] }

const ROW =
  'grid items-center gap-x-6 gap-y-3 border-b border-line px-4.5 py-3.5 last:border-b-0 lg:grid-cols-[14.5rem_minmax(0,1fr)_auto]'

/** What is on its way to clients: how far each has come and how long it stays open. Then what was begun and not sent. */
export function PendingInvites({ visitor, invites, drafts }: PendingInvitesProps) {
  const { t } = visitor
  return (
    <Card>
      <ul>
        {invites.map((invite) => (
          <li key={invite.id} className={ROW}>
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
        {drafts.map((draft) => (
          <li key={draft.id} className={ROW}>
            <div className="min-w-0 wrap-anywhere">
              <h3 className="text-base">
                <a href={paths.inviteStep(draft.id, 'check')}>{draft.appNames.join(', ') || draftClient(t, draft)}</a>
              </h3>
              <p className="text-small text-muted">{draftClient(t, draft)}</p>
            </div>
            <p className="text-dense text-muted">
              {t.developer.home.draft(formatDay(dayOf(draft.createdAt, operator().timeZone), visitor.account.language))}
            </p>
            <DraftActions t={t} draft={draft} />
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
