import type { Metadata } from 'next'
import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import { mayLeave } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { whatEnds } from '@/lib/team/what-ends'
import { Frame } from '../../../frame'
import { few, listed } from '../../../listed'
import { type CompanyVisitor, companyName, companyVisitor } from '../../../viewer'
import { leaveCompany } from '../team/actions'
import { EndingForm, FateChoice, Sentences } from '../team/ending-form'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, company } = await open(params)
  return { title: t.team.leaving.title(companyName(t, company)) }
}

/** Asks before somebody goes by themselves; the only Owner learns what to do first. */
export default async function LeavePage({ params }: Props) {
  const me = await open(params)
  const { account, company, viewer, t } = me
  const w = t.team.leaving
  const words = t.team.things[account.kind]
  const name = companyName(t, company)
  const ends = await whatEnds(viewer)
  const isLast = !mayLeave(company.role, ends.otherOwners.length === 0)
  const [heir] = ends.otherOwners
  const invited = few(
    t,
    ends.waitingInvites.map((invite) => invite.invited),
  )
  return (
    <Frame visitor={me} company={company} place="leave">
      <div className="grid max-w-[40rem] grid-cols-[minmax(0,1fr)] gap-6">
        <h1 className="wrap-anywhere">{w.title(name)}</h1>
        {isLast ? (
          <LastOwner visitor={me} />
        ) : (
          <>
            <Sentences
              title={w.lose}
              lines={[`${words.loses[company.role]}.`, ends.appNames.length > 0 ? listed(me, ends.appNames) : null]}
            />
            <Sentences title={w.stays} lines={[words.stays, whatIsLeft(me)]} />
            {ends.isLastTechnical ? <Notice tone="warn">{words.leaveLastTechnical}</Notice> : null}
            <Sentences
              title={w.open}
              lines={[
                invited ? w.invites(invited) : null,
                ...ends.openOffers.map((offer) => w.offer(listed(me, offer.appNames), offer.client)),
              ]}
            />
            <Sentences
              title={w.mail}
              lines={[ends.otherOwners.length > 0 ? w.mailTo(few(t, ends.otherOwners)) : w.mailOnlyYou]}
            />
            <EndingForm
              visitor={me}
              here={paths.leave(company.slug)}
              action={leaveCompany}
              fields={{ companySlug: company.slug }}
              keep={{ href: paths.company(company.slug), label: w.stay }}
              confirm={{ label: w.submit(name), busy: w.busy }}
            >
              <FateChoice
                label={w.fate}
                first="pass-on"
                passOn={invited && heir ? w.passOn(heir) : null}
                withdraw={w.withdraw}
              />
            </EndingForm>
          </>
        )}
      </div>
    </Frame>
  )
}

/** What becomes of somebody's own Company, or of somebody for whom this was the only one. */
function whatIsLeft({ account, companies, company, t }: CompanyVisitor): string | null {
  if (company.isOwn) return account.kind === 'developer' ? t.team.leaving.ownNew : null
  return companies.length === 1 ? t.team.leaving.nothingLeft : null
}

function LastOwner({ visitor: { company, t } }: { visitor: CompanyVisitor }) {
  const w = t.team.leaving
  return (
    <>
      <Notice tone="warn" title={w.lastOwner}>
        {company.isOwn ? w.lastOwnerOwn : w.lastOwnerText}
      </Notice>
      <p className="flex flex-wrap gap-2.5">
        <LinkButton href={paths.company(company.slug)}>{w.stay}</LinkButton>
        <LinkButton href={paths.team(company.slug)}>{w.toTeam}</LinkButton>
        {company.isOwn ? null : (
          <LinkButton variant="danger" href={paths.closeCompany(company.slug)}>
            {w.close}
          </LinkButton>
        )}
      </p>
    </>
  )
}

async function open(params: Props['params']) {
  const { company } = await params
  return companyVisitor(company, paths.leave(company))
}
