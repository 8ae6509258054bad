import { SummaryList, type SummaryRow } from '@/app/ui/summary-list'
import type { AppView } from '@/lib/apps/queries'
import type { Vat } from '@/lib/billing/quote'
import { mayMoveAway, mayScaleApp, mayWorkOnApps } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import { appAddress, appHost, paths } from '@/lib/paths'
import { priceOf } from '../../../../prices'
import { type CompanyVisitor, companyName } from '../../../../viewer'
import { planEndRows } from './plan-end-rows'

/** `vats` by Billing Contact, for a client who reads bills. */
type AppFactsProps = { visitor: CompanyVisitor; app: AppView; vats: Map<string, Vat> | undefined }

/** Address, plan, trial, offer and payer of an App, as far as the person's role shows them. */
export function AppFacts({ visitor, app, vats }: AppFactsProps) {
  const { account, company, t } = visitor
  const { app: text } = t.developer
  const rows: SummaryRow[] = [
    ...(mayWorkOnApps(company.role) === 'none' ? [] : [addressRow(visitor, app)]),
    {
      key: 'plan',
      label: text.plan,
      value: app.planName,
      detail: priceOf(t, app, vats?.get(app.payer?.id ?? ''), account),
      change: planChange(visitor, app),
    },
    ...trialRows(visitor, app),
    ...planEndRows(visitor, app),
    ...offerRows(visitor, app),
    // Of an ended plan it is who paid: no bill goes to them any more.
    ...(app.payer && !app.planEndedOn ? [{ key: 'payer', label: text.payer, value: app.payer.name }] : []),
    ...companyRows(visitor, app),
  ]
  return <SummaryList rows={rows} />
}

/** The way to another plan, or to the first one that is paid. */
function planChange({ account, company, t }: CompanyVisitor, app: AppView): SummaryRow['change'] {
  if (!mayScaleApp(company.role)) return undefined
  const { link, linkFirst } = t.plans
  const label = app.trial || app.planEndedOn ? linkFirst : link[account.kind]
  return { href: paths.appPlan(company.slug, app.name), label }
}

/** Which Company it belongs to, where that can be changed. */
function companyRows({ company, t }: CompanyVisitor, { name }: AppView): SummaryRow[] {
  if (!mayMoveAway(company.role)) return []
  const { list, move } = t.companies
  const change = { href: paths.moveApp(company.slug, name), label: move.link }
  return [{ key: 'company', label: list.company, value: companyName(t, company), change }]
}

function addressRow({ t }: CompanyVisitor, { name }: AppView): SummaryRow {
  const { app: text } = t.developer
  const value = <a href={appAddress(name)}>{appHost(name)}</a>
  return { key: 'address', label: text.address, value, detail: text.notPublished }
}

function trialRows({ account, t }: CompanyVisitor, { trial, offer }: AppView): SummaryRow[] {
  if (!trial) return []
  const { app: text } = t.developer
  const endsOn = formatDay(trial.endsOn, account.language, 'weekday')
  const keptUntil = formatDay(trial.keptUntil, account.language)
  if (trial.isOver) {
    return [{ key: 'trial', label: text.trial, value: text.trialPaused(endsOn), detail: text.trialKept(keptUntil) }]
  }
  const left =
    trial.daysLeft === 0 ? text.trialLastDay(endsOn) : text.trialUntil(endsOn, t.common.daysLeft(trial.daysLeft))
  const then = text.trialThen(keptUntil)
  return [{ key: 'trial', label: text.trial, value: left, detail: offer ? `${then} ${text.trialHeld}` : then }]
}

function offerRows({ account, t }: CompanyVisitor, { offer }: AppView): SummaryRow[] {
  if (!offer) return []
  const { app: text } = t.developer
  const until = text.openUntil(formatDay(offer.until, account.language, 'weekday'))
  return [
    {
      key: 'offer',
      label: text.offer,
      value: text.offeredTo(offer.client),
      detail: offer.client === offer.clientEmail ? until : `${offer.clientEmail} · ${until}`,
      change: offer.isMine ? { href: paths.invitation(offer.inviteId), label: text.seeOffer } : undefined,
    },
  ]
}
