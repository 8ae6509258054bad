import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { mayManageBilling, maySeeTeam } from '@/lib/company/roles'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { formerPerson } from '@/lib/team/former-person'
import { Frame } from '../../../../../frame'
import { appLabel, companyVisitor } from '../../../../../viewer'

type Props = { params: Promise<{ company: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company, person } = await params
  const { t, former } = await open(company, person)
  return { title: t.team.former.title(former.name) }
}

/** What those who stay should check after somebody went. */
export default async function FormerPage({ params }: Props) {
  const { company: slug, person } = await params
  const { former, ...me } = await open(slug, person)
  const { account, company, t } = me
  const w = t.team.former
  const day = formatDay(dayOf(former.endedAt, operator().timeZone), account.language, 'year')
  const others = [
    ...(mayManageBilling(former.role) ? [w.billing] : []),
    ...(maySeeTeam(former.role) === 'all' ? [w.people] : []),
  ]
  return (
    <Frame visitor={me} company={company} place="team">
      <PageHead
        title={<span className="wrap-anywhere">{w.title(former.name)}</span>}
        lead={
          <span className="wrap-anywhere">
            {former.removedBy === null ? w.left(former.name, day) : w.removed(former.name, day, former.removedBy)}{' '}
            {w.was(t.common.roles[former.role])}
          </span>
        }
      />
      <p className="max-w-[66ch]">{w.ended}</p>
      <Section title={w.list}>
        {former.appNames.length > 0 ? (
          <>
            <p className="max-w-[66ch]">{w.check[account.kind]}</p>
            <ul className="mt-2 list-disc pl-5">
              {former.appNames.map((name) => (
                <li key={name} className="py-0.5 wrap-anywhere">
                  <a href={paths.app(slug, name)}>{appLabel(me, name)}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {others.map((sentence) => (
          <p key={sentence} className="mt-3 max-w-[66ch]">
            {sentence}
          </p>
        ))}
        {former.appNames.length + others.length === 0 ? <p className="text-muted">{w.nothing}</p> : null}
      </Section>
      <p className="mt-8">
        <a href={paths.team(slug)}>{w.back}</a>
      </p>
    </Frame>
  )
}

const open = cache(async (slug: string, personId: string) => {
  const me = await companyVisitor(slug, paths.formerPerson(slug, personId))
  return { ...me, former: (await formerPerson(me.viewer, personId)) ?? notFound() }
})
