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
import type { Dict } from '@/lib/words/words'
import { Frame } from '../../../frame'
import { companyName, companyVisitor } from '../../../viewer'
import { PeopleTable } from './people-table'
import { WaitingInvites } from './waiting-invites'

type Shown = { after?: string | undefined; invitesAfter?: string | undefined }
type Props = { params: Promise<{ company: string }>; searchParams: Promise<Asked> }
type Asked = { after?: string | string[]; invitesAfter?: string | string[] }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company: slug } = await params
  const { t, company } = await companyVisitor(slug, paths.team(slug))
  return { title: maySeeTeam(company.role) === 'own' ? t.team.peopleTitle : t.team.title }
}

/** Who belongs to a Company, who is invited, and what each role may do. */
export default async function TeamPage({ params, searchParams }: Props) {
  const { company: slug } = await params
  const shown = shownOf(await searchParams)
  const account = await requireAccount(paths.team(slug))
  const [me, team, waiting] = await Promise.all([
    companyVisitor(slug, paths.team(slug)),
    teamOf(account.id, slug, { after: shown.after }),
    waitingInvitesOf(account.id, slug, { after: shown.invitesAfter }),
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
      {total === 1 && waiting.invites.length === 0 && mayInviteAny ? (
        <p className="mt-3 text-muted">{t.team.onlyYou}</p>
      ) : null}
      <PageLinks
        t={t}
        label={t.team.pages}
        count={t.team.count(people.length, total)}
        first={shown.after ? paths.team(slug, { ...shown, after: undefined }) : null}
        next={next ? paths.team(slug, { ...shown, after: next }) : null}
      />
      {waiting.invites.length > 0 ? (
        <Section title={t.team.waiting}>
          <WaitingInvites visitor={me} invites={waiting.invites} />
          <PageLinks
            t={t}
            label={t.team.invitePages}
            first={shown.invitesAfter ? paths.team(slug, { ...shown, invitesAfter: undefined }) : null}
            next={waiting.next ? paths.team(slug, { ...shown, invitesAfter: waiting.next }) : null}
          />
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

type PageLinksProps = { t: Dict; label: string; count?: string; first: string | null; next: string | null }

/** To the other pages of a list; nothing where it has only one. */
function PageLinks({ t, label, count, first, next }: PageLinksProps) {
  if (!first && !next) return null
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
      {count ? <span className="text-small text-muted">{count}</span> : null}
      {first ? <a href={first}>{t.team.firstPage}</a> : null}
      {next ? <a href={next}>{t.team.nextPage}</a> : null}
    </nav>
  )
}

/** An address may hold anything, also twice. */
function shownOf({ after, invitesAfter }: Asked): Shown {
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)
  return { after: one(after), invitesAfter: one(invitesAfter) }
}
