import { paths } from '@/lib/paths'
import type { Team } from '@/lib/team/queries'
import type { CompanyVisitor } from '../../viewer'

/** The way to the people that a page has no room for. */
export function WholeTeam({ visitor: { company, t }, team }: { visitor: CompanyVisitor; team: Team | null }) {
  return team?.next ? <a href={paths.team(company.slug)}>{t.find.wholeTeam}</a> : null
}
