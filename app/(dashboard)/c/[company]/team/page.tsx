import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RoleFolds } from '@/app/(help)/role-folds'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { UserPlus } from '@/app/ui/icons'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { requireAccount } from '@/lib/auth/session'
import { invitableRoles, maySeeTeam, owns } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { teamOf } from '@/lib/team/queries'
import { waitingInvitesOf } from '@/lib/team-invite/queries'
import { Frame } from '../../../frame'
import { companyName, companyVisitor } from '../../../viewer'
import { PeopleTable } from './people-table'
import { WaitingInvites } from './waiting-invites'

type Props = { params: Promise<{ company: string }>; searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company: slug } = await params
  const { t, company } = await companyVisitor(slug, paths.team(slug))
  return { title: maySeeTeam(company.role) === 'own' ? t.team.peopleTitle : t.team.title }
}

/** Who belongs to a Company, who is invited, and what each role may do. */
export default async function TeamPage({ params, searchParams }: Props) {
  const { company: slug } = await params
  const { after } = await searchParams
  const account = await requireAccount(paths.team(slug))
  const [me, team, invites] = await Promise.all([
    companyVisitor(slug, paths.team(slug)),
    teamOf(account.id, slug, { after: typeof after === 'string' ? after : undefined }),
    waitingInvitesOf(account.id, slug),
  ])
  if (!team) notFound()
  const { t, company } = me
  const { people, next, total } = team
  const isNarrow = maySeeTeam(company.role) === 'own'
  const mayInviteAny = invitableRoles(company.role).length > 0
  const isLastOwner = owns(company.role) && people.filter(({ role }) => owns(role)).length === 1
  const name = companyName(t, company)
  return (
    <Frame visitor={me} company={company} place="team">
      <PageHead
        title={isNarrow ? t.team.peopleTitle : t.team.title}
        lead={
          <span className="wrap-anywhere">
            {isNarrow ? t.team.things[account.kind].shared(name) : t.team.lead(name)}
          </span>
        }
        actions={
          mayInviteAny ? (
            <LinkButton variant="primary" href={paths.inviteMember(slug)} icon={<Icon of={UserPlus} />}>
              {t.team.invite}
            </LinkButton>
          ) : null
        }
      />
      <PeopleTable visitor={me} people={people} isLastOwner={isLastOwner} />
      {total === 1 && invites.length === 0 && mayInviteAny ? <p className="mt-3 text-muted">{t.team.onlyYou}</p> : null}
      {next || after ? (
        <nav aria-label={t.team.pages} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <span className="text-small text-muted">{t.team.count(people.length, total)}</span>
          {after ? <a href={paths.team(slug)}>{t.team.firstPage}</a> : null}
          {next ? <a href={paths.team(slug, { after: next })}>{t.team.nextPage}</a> : null}
        </nav>
      ) : null}
      {invites.length > 0 ? (
        <Section title={t.team.waiting}>
          <WaitingInvites visitor={me} invites={invites} />
        </Section>
      ) : null}
      {isNarrow ? null : (
        <Section title={t.team.law}>
          <RoleFolds language={account.language} kind={account.kind} />
          <p className="mt-3">
            <a href={paths.helpRoles()}>{t.team.lawTable}</a>
          </p>
        </Section>
      )}
    </Frame>
  )
}
