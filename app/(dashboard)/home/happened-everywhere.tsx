import type { ReactNode } from 'react'
import { EventList } from '@/app/ui/event-list'
import { Section } from '@/app/ui/section'
import type { ActivityView } from '@/lib/activity/log'
import type { CompanyView } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { activityRows } from '../activity-rows'
import { companyName, type Visitor } from '../viewer'

/** So many lines stand on home; each Company's log has the rest. */
export const LINES_SHOWN = 8

/** Written in one transaction, a moment apart. */
const ONE_FACT_MS = 2000

/** The newest lines of all Companies of a person, each with where it happened; what concerns two of them stands once. */
export function HappenedEverywhere({ visitor, lines: all }: { visitor: Visitor; lines: ActivityView[] }) {
  const { account, companies, t } = visitor
  const lines = all.filter((line, index) => !all.slice(0, index).some((newer) => isOneFact(newer, line)))
  if (lines.length === 0) return null
  const known = new Map(companies.map((company) => [company.id, company]))
  const rows = activityRows(t, account, lines).map((row, index) => {
    const company = known.get(lines[index]?.companyId ?? '')
    return company ? { ...row, text: <Happened key={row.key} text={row.text} t={t} company={company} /> } : row
  })
  return (
    <Section title={t.developer.overview.happened}>
      <EventList rows={rows} />
    </Section>
  )
}

/** A hand-over or a move is written into the logs of both Companies. */
function isOneFact(one: ActivityView, other: ActivityView): boolean {
  const isSame = one.verb === other.verb && one.actorId === other.actorId && `${one.appIds}` === `${other.appIds}`
  return isSame && one.companyId !== other.companyId && one.at.getTime() - other.at.getTime() < ONE_FACT_MS
}

type HappenedProps = { text: ReactNode; t: Visitor['t']; company: CompanyView }

function Happened({ text, t, company }: HappenedProps) {
  return (
    <>
      {text}
      <a href={paths.activity(company.slug)} className="block text-small">
        {companyName(t, company)}
      </a>
    </>
  )
}
