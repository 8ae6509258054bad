import type { SummaryRow } from '@/app/ui/summary-list'
import type { Language } from '@/db/vocabulary'
import type { Invitation } from '@/lib/client-invite/queries'
import { isOnOffer } from '@/lib/client-invite/states'
import { dayOf, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { countryName } from '@/lib/words/locale'
import type { Dict } from '@/lib/words/words'
import type { OpenInvitation } from './find'

/** What the client is offered, and since when. */
export function offerRows({ found, invitation }: OpenInvitation): SummaryRow[] {
  const { account, t } = found
  const { check, invitation: w, net } = t.wizard
  const { offer } = invitation
  const { language } = account
  const names = offer.apps.map((app) => app.name).join(', ')
  const plans = offer.apps.map((app) => {
    const price = net(formatMoney(app.monthlyAmount, offer.quote.currency, language))
    if (offer.apps.length === 1) return check.planOne({ plan: app.planName, net: price })
    return check.planOf({ app: app.name, plan: app.planName, net: price })
  })
  const country = countryName(offer.client.country, language)
  const until = formatDay(invitation.openUntil, language, 'weekday')
  const left = invitation.daysLeft > 0 ? t.common.daysLeft(invitation.daysLeft) : t.wizard.list.lastDay
  const rows: SummaryRow[] = [
    { key: 'app', label: offer.apps.length > 1 ? check.apps : check.app, value: names },
    { key: 'plan', label: check.plan, value: plans.join('; ') },
    {
      key: 'client',
      label: check.client,
      value: [offer.client.name, offer.client.company].filter(Boolean).join(', ') || country,
      detail: [offer.client.name || offer.client.company ? country : '', t.common.languages[offer.language]]
        .filter(Boolean)
        .join(', '),
    },
    {
      key: 'after',
      label: check.after,
      value: check.afterValue[offer.keptAccess]({ company: offer.client.company || check.clientsCompany, apps: names }),
    },
    {
      key: 'sent',
      label: w.sentOn,
      value: formatDay(dayOf(invitation.sentAt, operator().timeZone), language, 'year'),
    },
    {
      key: 'until',
      label: w.openUntil,
      value: isOnOffer(invitation.state) ? w.untilLeft({ day: until, left }) : until,
    },
    ...remindedRow(invitation, t, language),
  ]
  if (!offer.message) return rows
  const message = <span className="whitespace-pre-line">{offer.message}</span>
  return [...rows, { key: 'message', label: check.message, value: message }]
}

function remindedRow({ remindedAt, reminder }: Invitation, t: Dict, language: Language): SummaryRow[] {
  if (!remindedAt) return []
  const detail = reminder === 'sent' ? undefined : t.common.mailState[reminder]
  const day = formatDay(dayOf(remindedAt, operator().timeZone), language, 'year')
  return [{ key: 'reminded', label: t.decline.sender.remindedOn, value: day, detail }]
}
