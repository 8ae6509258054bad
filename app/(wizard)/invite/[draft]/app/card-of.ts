import type { Trial } from '@/lib/apps/trial'
import type { EligibleApp } from '@/lib/client-invite/eligible-apps'
import { formatDay } from '@/lib/day'
import type { Dict } from '@/lib/words/words'
import { planField } from '../../forms'
import type { OpenDraft } from '../draft'
import type { AppCard } from './app-cards'

/** An App as its card shows it: how its trial stands, or why it cannot be chosen. */
export function cardOf({ draft, account, t }: OpenDraft, app: EligibleApp, trial: Trial | undefined): AppCard {
  const chosen = draft.appChoices.find((choice) => choice.appId === app.id)
  return {
    id: app.id,
    name: app.name,
    text: trialText(t, trial, (day) => formatDay(day, account.language)),
    blocked: reasonOf(t, app.blocked),
    planName: planField(app.id),
    planLabel: t.wizard.app.planOf(app.name),
    planId: chosen?.planId ?? app.planId,
  }
}

function trialText(t: Dict, trial: Trial | undefined, format: (day: string) => string): string {
  const { app: words } = t.wizard
  if (!trial) return words.paid
  if (trial.isOver) return words.trialEnded(format(trial.endsOn))
  return words.trialUntil({ day: format(trial.endsOn), left: t.common.daysLeft(trial.daysLeft) })
}

function reasonOf(t: Dict, blocked: EligibleApp['blocked']): string | null {
  if (!blocked) return null
  if (blocked.reason !== 'app-already-offered') return t.refusals[blocked.reason]
  return t.refusals['app-already-offered']({ client: blocked.client, until: blocked.until })
}
