import type { ReactNode } from 'react'
import { EventList } from '@/app/ui/event-list'
import { Section } from '@/app/ui/section'
import type { ActivityView } from '@/lib/activity/log'
import type { CompanyView } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { activityRows, eachOnce } from '../activity-rows'
import { companyName, type Visitor } from '../viewer'

/** So many lines stand on home; each Company's log has the rest. */
export const LINES_SHOWN = 8

/** The newest lines of all Companies of a person, each with where it happened; what concerns two of them stands once. */
export function HappenedEverywhere({ visitor, lines: all }: { visitor: Visitor; lines: ActivityView[] }) {
  const { account, companies, t } = visitor
  const lines = eachOnce(all)
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
