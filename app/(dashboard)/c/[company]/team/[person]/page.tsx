import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { SummaryList } from '@/app/ui/summary-list'
import { mayRemove, owns } from '@/lib/company/roles'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { PersonView } from '@/lib/team/queries'
import { Frame } from '../../../../frame'
import type { CompanyVisitor } from '../../../../viewer'
import { openPerson } from '../open-person'
import { mayChangeAnything, PersonActions } from '../people-table'
import { roleSentence, worksOn } from '../person-words'

type Props = { params: Promise<{ company: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).person.name }
}

/** One person of the team: what they are, on what they work, and what the reader may change. */
export default async function PersonPage({ params }: Props) {
  const me = await open(params)
  const { account, company, person, t } = me
  const w = t.team
  const since = dayOf(person.since, operator().timeZone)
  return (
    <Frame visitor={me} company={company} place="team">
      <PageHead title={<span className="wrap-anywhere">{person.name}</span>} />
      <SummaryList
        rows={[
          ...(person.email ? [{ key: 'email', label: w.onePerson.email, value: person.email }] : []),
          {
            key: 'role',
            label: w.role,
            value: t.common.roles[person.role],
            detail: roleSentence(me, person),
          },
          { key: 'works', label: w.worksOn, value: worksOn(me, person) },
          { key: 'since', label: w.onePerson.since, value: formatDay(since, account.language, 'year') },
        ]}
      />
      <Section title={w.onePerson.mayDo}>
        <p className="mb-3 text-muted">{whatToSay(me, person)}</p>
        <PersonActions visitor={me} person={person} isLastOwner={false} />
      </Section>
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-2">
        <a href={paths.team(company.slug)}>{w.onePerson.back}</a>
        {person.isMe ? null : (
          <a href={paths.acrossCompanies(person.id)} className="wrap-anywhere">
            {w.onePerson.across(person.name)}
          </a>
        )}
      </p>
    </Frame>
  )
}

function whatToSay(me: CompanyVisitor, person: PersonView): string | null {
  const { onePerson } = me.t.team
  if (person.isMe) return onePerson.yourself
  if (owns(person.role)) return onePerson.owner
  const mayDo = mayChangeAnything(me, person) || mayRemove(me.company.role, person.role)
  return mayDo ? null : onePerson.nothing
}

async function open(params: Props['params']) {
  const { company, person } = await params
  return openPerson(company, person, paths.person(company, person))
}
