import { DataTable } from '@/app/ui/data-table'
import { EmptyState } from '@/app/ui/empty-state'
import { Tag } from '@/app/ui/tag'
import type { AppView } from '@/lib/apps/queries'
import type { Vat } from '@/lib/billing/quote'
import { maySeeApps, maySeeCosts } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { priceOf } from '../../../prices'
import { appLabel, type CompanyVisitor, companyName } from '../../../viewer'

type AppsTableProps = {
  visitor: CompanyVisitor
  apps: readonly AppView[]
  /** The VAT of each payer, where the reader pays. */
  vats?: ReadonlyMap<string, Vat>
}

/** Apps with plan, price and state. Clients who pay read what they pay, others the net price. */
export function AppsTable({ visitor, apps, vats }: AppsTableProps) {
  const { account, company, t } = visitor
  const text = t.developer.apps
  const words = text[account.kind]
  if (apps.length === 0) return <EmptyState title={maySeeApps(company.role) === 'own' ? words.noneMine : words.none} />
  const showsPrice = maySeeCosts(company.role)
  return (
    <DataTable
      caption={words.caption(companyName(t, company))}
      columns={[
        { key: 'name', label: words.name },
        { key: 'plan', label: text.plan },
        ...(showsPrice ? [{ key: 'price', label: text.price }] : []),
        { key: 'state', label: text.state },
      ]}
      rows={apps.map((app) => ({
        key: app.id,
        cells: [
          <a key="name" href={paths.app(company.slug, app.name)} className="font-strong wrap-anywhere">
            {appLabel(visitor, app.name)}
          </a>,
          app.planName,
          ...(showsPrice ? [priceOf(t, app, vats?.get(app.payer?.id ?? ''), account)] : []),
          <AppState key="state" visitor={visitor} app={app} />,
        ],
      }))}
    />
  )
}

/** Paid, in trial, paused or on offer: what is true of an App besides its plan. */
function AppState({ visitor: { account, t }, app }: { visitor: CompanyVisitor; app: AppView }) {
  const { offer, trial, paused, planEndsOn, keptUntil, comingPlan } = app
  const { apps } = t.developer
  const { tag } = t.planEnd
  const day = (value: string) => formatDay(value, account.language)
  return (
    <span className="flex flex-wrap gap-1.5">
      {trial || paused ? null : <Tag tone="ok">{apps.paid}</Tag>}
      {planEndsOn ? <Tag tone="warn">{tag.ends(day(planEndsOn))}</Tag> : null}
      {paused === 'plan-ended' && keptUntil ? <Tag tone="warn">{tag.ended(day(keptUntil))}</Tag> : null}
      {paused === 'unpaid' ? <Tag tone="danger">{tag.unpaid}</Tag> : null}
      {comingPlan ? <Tag>{tag.from(comingPlan.name, day(comingPlan.from))}</Tag> : null}
      {trial && !trial.isOver ? <Tag>{apps.trialUntil(day(trial.endsOn))}</Tag> : null}
      {trial?.isOver ? <Tag tone="warn">{apps.trialPaused(day(trial.keptUntil))}</Tag> : null}
      {offer ? <Tag tone="info">{apps.offered(offer.client, day(offer.until))}</Tag> : null}
    </span>
  )
}
