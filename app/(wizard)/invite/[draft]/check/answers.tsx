import type { SummaryRow } from '@/app/ui/summary-list'
import type { Trial } from '@/lib/apps/trial'
import type { Offer } from '@/lib/client-invite/offer'
import { formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { appHost, paths } from '@/lib/paths'
import { countryName } from '@/lib/words/locale'
import type { OpenDraft } from '../draft'

/** Everything answered so far, each with the way back to its field. */
export function answers(
  { account, draft, t }: OpenDraft,
  offer: Offer,
  trials: Map<string, Trial>,
  losing: string[],
): SummaryRow[] {
  const { check: words } = t.wizard
  const toField = (step: 'app' | 'client', field: string) => ({
    href: `${paths.inviteStep(draft.id, step)}#${field}`,
    label: t.common.change,
  })
  const { language } = account
  const names = offer.apps.map((app) => app.name).join(', ')
  const known = [offer.client.name, offer.client.company].filter(Boolean).join(', ')
  const country = countryName(offer.client.country, language)
  const rows: SummaryRow[] = [
    {
      key: 'client',
      label: words.client,
      value: known || country,
      detail: [known ? country : '', t.common.languages[offer.language]].filter(Boolean).join(', '),
      change: toField('client', 'client-email'),
    },
    {
      key: 'app',
      label: offer.apps.length > 1 ? words.apps : words.app,
      value: <Target id="f-app">{names}</Target>,
      detail: offer.apps.map((app) => placeOf(app)).join('; '),
      change: toField('app', 'app-app'),
    },
    {
      key: 'plan',
      label: words.plan,
      value: offer.apps.map((app) => (
        <span key={app.appId} className="block">
          {planOf(app)}
        </span>
      )),
      change: toField('app', 'app-app'),
    },
    {
      key: 'expiryDays',
      label: words.openFor,
      value: words.openForValue({
        days: t.common.days.many(draft.expiryDays),
        day: formatDay(offer.openUntil, language, 'weekday'),
      }),
      change: toField('client', 'client-expiryDays'),
    },
    {
      key: 'keptAccess',
      label: words.after,
      value: words.afterValue[offer.keptAccess]({
        company: offer.client.company || words.clientsCompany,
        apps: names,
      }),
      detail: losing.length > 0 ? <span className="text-warn">{words.losing(losing.join(', '))}</span> : undefined,
      change: toField('client', 'client-keptAccess'),
    },
  ]
  if (!offer.message) return rows
  const message = <Target id="f-message">{offer.message}</Target>
  return [
    ...rows,
    { key: 'message', label: words.message, value: message, change: toField('client', 'client-message') },
  ]

  function placeOf({ appId, name }: Offer['apps'][number]): string {
    const trial = trials.get(appId)
    if (!trial || trial.isOver) return appHost(name)
    return words.appOnTrial({ site: appHost(name), day: formatDay(trial.endsOn, language) })
  }

  function planOf({ name, planName, monthlyAmount }: Offer['apps'][number]): string {
    const net = t.wizard.net(formatMoney(monthlyAmount, offer.quote.currency, language))
    if (offer.apps.length === 1) return words.planOne({ plan: planName, net })
    return words.planOf({ app: name, plan: planName, net })
  }
}

/** Where the list of errors leads to when sending is refused because of this answer. */
function Target({ id, children }: { id: string; children: string }) {
  return (
    <span id={id} tabIndex={-1} className="whitespace-pre-line">
      {children}
    </span>
  )
}
