import { Card } from '@/app/ui/card'
import { Section } from '@/app/ui/section'
import type { AppView } from '@/lib/apps/queries'
import { type DraftLine, draftFor } from '@/lib/client-invite/drafts'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { InviteForm, InvitePress } from '../invite-button'
import type { Visitor } from '../viewer'
import { isUrgent, mayOffer } from './trial-notices'

type ReadyAppsProps = { visitor: Visitor; trials: AppView[]; drafts: DraftLine[] }

/** Trials with time left that are on offer to nobody and in no draft: what can be handed over next. */
export function ReadyApps({ visitor, trials, drafts }: ReadyAppsProps) {
  const { account, companies, t } = visitor
  const { home } = t.developer
  const ready = trials.filter((app) => !isUrgent(app) && mayOffer(visitor, app) && !draftFor(drafts, app))
  if (ready.length === 0) return null
  return (
    <Section title={home.ready}>
      <Card>
        <InviteForm name="ready">
          <ul>
            {ready.map((app) => (
              <li
                key={app.id}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4.5 py-3.5 last:border-b-0"
              >
                <div className="min-w-0 wrap-anywhere">
                  <h3 className="text-base">
                    <a href={paths.app(slugOf(companies, app), app.name)}>{app.name}</a>
                  </h3>
                  <p className="text-small text-muted">
                    {app.trial ? home.trialUntil(formatDay(app.trial.endsOn, account.language, 'weekday')) : null}
                  </p>
                </div>
                <InvitePress
                  label={home.handOver}
                  busy={home.opening}
                  accessibleName={home.handOverApp(app.name)}
                  appName={app.name}
                  variant="secondary"
                />
              </li>
            ))}
          </ul>
        </InviteForm>
      </Card>
    </Section>
  )
}

function slugOf(companies: Visitor['companies'], app: AppView): string {
  return companies.find((company) => company.id === app.companyId)?.slug ?? ''
}
