import { Icon } from '@/app/ui/drawn-icon'
import { Hourglass } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import type { AppView } from '@/lib/apps/queries'
import { type DraftLine, draftFor } from '@/lib/client-invite/drafts'
import { mayHandOver } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { DraftActions } from '../invitations/drafts'
import { InviteButton } from '../invite-button'
import type { Visitor } from '../viewer'

/** A trial asks for attention in its last week. */
const WARN_DAYS = 7

type TrialNoticesProps = { visitor: Visitor; trials: AppView[]; drafts: DraftLine[] }

/** Trials that end soon or have ended and are on offer to nobody, where this person can hand them over. */
export function TrialNotices({ visitor, trials, drafts }: TrialNoticesProps) {
  const { home } = visitor.t.developer
  const urgent = trials.filter((app) => isUrgent(app) && mayOffer(visitor, app))
  if (urgent.length === 0) return null
  return (
    <section aria-label={home.needsYou} className="mb-7 grid gap-3">
      {urgent.map((app) => (
        <TrialNotice key={app.id} visitor={visitor} app={app} draft={draftFor(drafts, app)} />
      ))}
    </section>
  )
}

type TrialNoticeProps = { visitor: Visitor; app: AppView; draft: DraftLine | undefined }

function TrialNotice({ visitor: { account, t }, app: { name, trial }, draft }: TrialNoticeProps) {
  if (!trial) return null
  const { home } = t.developer
  const endsOn = formatDay(trial.endsOn, account.language, 'weekday')
  const keptUntil = formatDay(trial.keptUntil, account.language)
  return (
    <Notice
      tone="warn"
      icon={<Icon of={Hourglass} size={20} />}
      title={trial.isOver ? home.trialOver(name) : home.trialEnds(name, endsOn)}
      actions={
        draft ? (
          <DraftActions t={t} draft={draft} />
        ) : (
          <InviteButton
            label={home.handOver}
            busy={home.opening}
            accessibleName={home.handOverApp(name)}
            appName={name}
            variant="secondary"
          />
        )
      }
    >
      {trial.isOver ? home.trialOverText(keptUntil) : home.trialEndsText(keptUntil)}
    </Notice>
  )
}

/** Whether a trial's last week has begun. */
export function isUrgent({ trial }: AppView): boolean {
  return trial !== null && trial.daysLeft <= WARN_DAYS
}

/** Whether this person can hand the App over right now. */
export function mayOffer({ companies }: Visitor, app: AppView): boolean {
  const company = companies.find((candidate) => candidate.id === app.companyId)
  return !app.offer && company !== undefined && mayHandOver(company.role, company.adminsMayInviteClients)
}
