import type { SummaryRow } from '@/app/ui/summary-list'
import type { AppView } from '@/lib/apps/queries'
import { mayScaleApp, maySeePayer, maySwitchOffApp } from '@/lib/company/roles'
import { type Day, formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'

/** What is to come of an App's plan, its end, why it is paused, and the ways to stop it for whoever may. */
export function planEndRows(visitor: CompanyVisitor, app: AppView): SummaryRow[] {
  return [...comingRows(visitor, app), ...endRows(visitor, app), ...unpaidRows(visitor, app), ...stopRows(visitor, app)]
}

function comingRows({ account, t }: CompanyVisitor, { comingPlan }: AppView): SummaryRow[] {
  if (!comingPlan) return []
  const { row } = t.planEnd
  const from = formatDay(comingPlan.from, account.language)
  return [{ key: 'coming', label: row.coming, value: row.comingFrom(comingPlan.name, from) }]
}

function endRows({ account, company, t }: CompanyVisitor, app: AppView): SummaryRow[] {
  const { row } = t.planEnd
  const { planEndsOn, planEndedOn, keptUntil } = app
  const day = (value: Day) => formatDay(value, account.language, 'weekday')
  const kept = keptUntil ? formatDay(keptUntil, account.language) : ''
  if (planEndedOn) {
    return [{ key: 'end', label: row.label, value: row.ended(day(planEndedOn)), detail: row.endedText(kept) }]
  }
  if (!planEndsOn) return []
  const change = mayScaleApp(company.role)
    ? { href: paths.endPlan(company.slug, app.name), label: row.change }
    : undefined
  return [{ key: 'end', label: row.label, value: row.ends(day(planEndsOn)), detail: row.endsText(kept), change }]
}

/** Why is for those who see who pays. */
function unpaidRows({ company, t }: CompanyVisitor, { paused }: AppView): SummaryRow[] {
  if (paused !== 'unpaid') return []
  const { row } = t.planEnd
  const detail = maySeePayer(company.role) ? row.unpaidText : undefined
  return [{ key: 'unpaid', label: t.developer.apps.state, value: row.unpaid, detail }]
}

function stopRows({ company, t }: CompanyVisitor, app: AppView): SummaryRow[] {
  const { row } = t.planEnd
  const canEnd = mayScaleApp(company.role) && !app.trial && !app.planEndsOn && !app.planEndedOn
  const links = [
    ...(canEnd ? [{ href: paths.endPlan(company.slug, app.name), label: row.end }] : []),
    ...(maySwitchOffApp(company.role)
      ? [{ href: paths.switchOffApp(company.slug, app.name), label: row.switchOff }]
      : []),
  ]
  if (links.length === 0 || app.offer) return []
  const value = (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {links.map(({ href, label }) => (
        <a key={href} href={href}>
          {label}
        </a>
      ))}
    </span>
  )
  return [{ key: 'stop', label: row.stop, value }]
}
