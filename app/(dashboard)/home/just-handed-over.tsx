import type { NewestHandOver } from '@/lib/client-invite/newest-hand-over'
import { clock } from '@/lib/clock'
import { addDays, dayOf, daysBetween, formatDay, formatTime } from '@/lib/day'
import { operator } from '@/lib/operator'
import { firstWord } from '@/lib/person-name'
import { whenOf } from '../activity-rows'
import { NextSteps } from '../next-steps'
import type { Visitor } from '../viewer'

/** For so many days home begins with what was handed over. */
const SHOWN_DAYS = 7

/** Who took over what, what that means for the sender, and what they do next. */
export function JustHandedOver({ visitor, newest }: { visitor: Visitor; newest: NewestHandOver | null }) {
  const { timeZone } = operator()
  if (!newest) return null
  const day = dayOf(newest.completedAt, timeZone)
  if (daysBetween(day, dayOf(clock.now(), timeZone)) >= SHOWN_DAYS) return null
  const { account, companies, t } = visitor
  const { nextSteps: w } = t.wizard
  const company = companies.find(({ id }) => id === newest.companyId) ?? null
  const client = newest.clientName || newest.email
  const when = whenOf(t, newest.completedAt, account.language)
  return (
    <section
      aria-labelledby="handed-over"
      className="mb-7 rounded-card border border-accent bg-surface px-4.5 pt-4 pb-1"
    >
      <h2 id="handed-over" className="wrap-anywhere">
        {w.title({ client, apps: newest.appNames.join(', ') })}
      </h2>
      <p className="mb-3 text-small wrap-anywhere text-muted">
        {w.at({ when, time: formatTime(newest.completedAt, timeZone, account.language) })}{' '}
        {company ? w.role({ role: t.common.roles[company.role], company: company.name }) : w.noRole}{' '}
        {w.pays({ client: firstWord(client), day: formatDay(addDays(day, 1), account.language) })}
      </p>
      <NextSteps visitor={visitor} done={{ ...newest, company }} withRecord />
    </section>
  )
}
