import { type Trial, trialEnd } from '@/lib/apps/trial'
import type { EligibleApp } from '@/lib/client-invite/eligible-apps'
import type { Offer } from '@/lib/client-invite/offer'
import { appsToOffer } from '@/lib/client-invite/queries'
import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { OpenDraft } from '../draft'

/** For each App on trial: when it would end, and until when the invitation holds it open. */
export async function trialNotes(open: OpenDraft, offer: Offer, trials: Map<string, Trial>): Promise<string[]> {
  const apps = await appsToOffer(open.account.id)
  return offer.apps.flatMap(({ appId }) => {
    const app = apps.find((candidate) => candidate.id === appId)
    const trial = trials.get(appId)
    return app && trial ? [noteOf(open, app, trial)] : []
  })
}

function noteOf({ account, draft, t }: OpenDraft, app: EligibleApp, trial: Trial): string {
  const { timeZone, trialDays } = operator()
  const { client: words } = t.wizard
  const format = (day: string) => formatDay(day, account.language)
  const opensUntil = addDays(dayOf(clock.now(), timeZone), draft.expiryDays + 1)
  const held = trialEnd({
    trialEndsAt: app.trialEndsAt ?? trial.endsAt,
    createdAt: app.createdAt,
    inviteEndsAt: startOfDay(opensUntil, timeZone),
    trialDays,
  })
  const ends = format(trial.endsOn)
  if (held <= trial.endsAt) return words.trialRuns({ app: app.name, ends })
  return words.trialHeld({ app: app.name, ends, held: format(dayOf(held, timeZone)) })
}
