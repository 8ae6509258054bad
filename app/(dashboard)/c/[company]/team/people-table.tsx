import { PersonLine } from '@/app/ui/avatar'
import { LinkButton } from '@/app/ui/button'
import { DataTable } from '@/app/ui/data-table'
import { initials } from '@/app/ui/initials'
import { Tag } from '@/app/ui/tag'
import { ROLES } from '@/db/vocabulary'
import { isCompanyRole, mayChangeRole, mayRemove, mayTickApps, mayWorkOnApps, owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { PersonView } from '@/lib/team/queries'
import { type CompanyVisitor, companyName } from '../../../viewer'
import { roleSentence, worksOn } from './person-words'

type PeopleTableProps = {
  visitor: CompanyVisitor
  people: readonly PersonView[]
  /** Nobody else could go on deciding. */
  isLastOwner: boolean
}

/** Who is on the team, as what, on what, and what can be done about it. */
export function PeopleTable({ visitor, people, isLastOwner }: PeopleTableProps) {
  const { t, company } = visitor
  const w = t.team
  return (
    <DataTable
      caption={w.caption}
      columns={[
        { key: 'person', label: w.person },
        { key: 'role', label: w.role },
        { key: 'works', label: w.worksOn },
        { key: 'actions', label: w.actions, heading: 'hidden', align: 'end' },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <PersonLine
            key="person"
            initials={initials(person.name)}
            name={<a href={paths.person(company.slug, person.id)}>{person.name}</a>}
            detail={person.email ?? undefined}
            look={lookOf(person)}
            tag={person.isMe ? <Tag>{t.developer.company.you}</Tag> : undefined}
          />,
          <span key="role">
            <strong className="block">{t.common.roles[person.role]}</strong>
            <span className="text-small text-muted">{roleSentence(visitor, person)}</span>
          </span>,
          <span key="works" className="wrap-anywhere">
            {worksOn(visitor, person)}
          </span>,
          <PersonActions key="actions" visitor={visitor} person={person} isLastOwner={isLastOwner} />,
        ],
      }))}
    />
  )
}

/** An Owner is the disc, whoever looks after everything the ring. */
function lookOf({ role }: PersonView): 'disc' | 'ring' | 'plain' {
  if (owns(role)) return 'disc'
  return mayWorkOnApps(role) === 'all' ? 'ring' : 'plain'
}

/** Whether there is anything to choose on the page about a person's role. */
export function mayChangeAnything({ company }: CompanyVisitor, { role, isMe }: PersonView): boolean {
  const mayTick = !isMe && !isCompanyRole(role) && mayTickApps(company.role)
  return mayTick || ROLES.some((to) => mayChangeRole(company.role, role, to, isMe))
}

export function PersonActions({
  visitor,
  person,
  isLastOwner,
}: Omit<PeopleTableProps, 'people'> & { person: PersonView }) {
  const { t, company } = visitor
  const w = t.team
  if (person.isMe) {
    if (isLastOwner) return <span className="text-small text-muted">{w.addOwnerFirst}</span>
    return (
      <a href={paths.leave(company.slug)} className="text-danger hover:text-danger">
        {w.leaveShort}
        <span className="sr-only"> {companyName(t, company)}</span>
      </a>
    )
  }
  return (
    <span className="row-acts">
      {mayChangeAnything(visitor, person) ? (
        <LinkButton size="small" href={paths.changeRole(company.slug, person.id)}>
          {w.changeRole}
          <span className="sr-only">{` ${w.ofPerson(person.name)}`}</span>
        </LinkButton>
      ) : null}
      {mayRemove(company.role, person.role) ? (
        <a href={paths.removePerson(company.slug, person.id)} className="danger-link">
          {w.remove}
          <span className="sr-only">{` ${person.name}`}</span>
        </a>
      ) : null}
    </span>
  )
}
