import { PersonLine } from '@/app/ui/avatar'
import { Card } from '@/app/ui/card'
import { initials } from '@/app/ui/initials'
import { Tag } from '@/app/ui/tag'
import type { AccountKind } from '@/db/vocabulary'
import { owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { PersonView } from '@/lib/team/queries'
import type { Dict } from '@/lib/words/words'
import { listed } from '../../listed'

type PeopleListProps = { t: Dict; kind: AccountKind; slug: string; people: readonly PersonView[] }

/** Who belongs to a Company and as what. Each leads to their page. An Owner is the disc, whoever looks after something the ring. */
export function PeopleList({ t, kind, slug, people }: PeopleListProps) {
  return (
    <Card>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="border-b border-line px-4.5 py-3 last:border-b-0">
            <PersonLine
              initials={initials(person.name)}
              name={<a href={paths.person(slug, person.id)}>{person.name}</a>}
              detail={roleOf(t, kind, person)}
              look={owns(person.role) ? 'disc' : 'ring'}
              tag={person.isMe ? <Tag>{t.developer.company.you}</Tag> : undefined}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function roleOf(t: Dict, kind: AccountKind, person: PersonView): string {
  const { company } = t.developer
  if (person.appNames.length > 0) return company.collaboratorOn(listed({ t, account: { kind } }, person.appNames))
  return kind === 'client' ? company.clientRoles[person.role] : t.common.roles[person.role]
}
