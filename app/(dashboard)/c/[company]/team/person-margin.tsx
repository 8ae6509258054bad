import { Margin } from '@/app/ui/split'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { PersonView } from '@/lib/team/queries'
import type { CompanyVisitor } from '../../../viewer'
import { roleSentence, worksOn } from './person-words'

/** Who it is about, beside a form that changes something for them. */
export function PersonMargin({ visitor, person }: { visitor: CompanyVisitor; person: PersonView }) {
  const { account, t } = visitor
  const w = t.team
  const since = formatDay(dayOf(person.since, operator().timeZone), account.language, 'year')
  const rows = [
    { key: 'email', label: w.onePerson.email, value: person.email },
    { key: 'role', label: w.role, value: t.common.roles[person.role], detail: roleSentence(visitor, person) },
    { key: 'works', label: w.worksOn, value: worksOn(visitor, person) },
    { key: 'since', label: w.onePerson.since, value: since },
  ].filter(({ value }) => value)
  return (
    <Margin title={<span className="wrap-anywhere">{person.name}</span>}>
      <dl className="grid gap-2 wrap-anywhere">
        {rows.map(({ key, label, value, detail }) => (
          <div key={key}>
            <dt className="text-small text-muted">{label}</dt>
            <dd>
              {value}
              {detail ? <span className="block text-small text-muted">{detail}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Margin>
  )
}
