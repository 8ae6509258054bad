import { Section } from '@/app/ui/section'
import type { ActivityView } from '@/lib/activity/log'
import { paths } from '@/lib/paths'
import { eachOnce, rowsByDay } from '../activity-rows'
import { DayList } from '../day-list'
import type { Visitor } from '../viewer'

/** So many lines stand on home; each Company's log has the rest. */
export const LINES_SHOWN = 8

/** The newest lines of all Companies of a person, with where it happened unless that is their own; what concerns two stands once. */
export function HappenedEverywhere({ visitor, lines: all }: { visitor: Visitor; lines: ActivityView[] }) {
  const { account, companies, t } = visitor
  const lines = eachOnce(all)
  if (lines.length === 0) return null
  const known = new Map(companies.map((company) => [company.id, company]))
  const placeOf = ({ companyId }: ActivityView) => {
    const company = known.get(companyId)
    return company && !company.isPersonal ? <a href={paths.activity(company.slug)}>{company.name}</a> : null
  }
  return (
    <Section title={t.developer.overview.happened}>
      <DayList days={rowsByDay(t, account, lines, placeOf)} />
    </Section>
  )
}
