import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import { isFresh } from '@/lib/auth/fresh'
import { type Closing, closingOf } from '@/lib/billing/closing'
import { closingWords } from '@/lib/billing/closing-words'
import { mayClose } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import { Frame } from '../../../frame'
import { listed } from '../../../listed'
import { type CompanyVisitor, companyVisitor } from '../../../viewer'
import { CloseForm } from './close-form'

type Props = { params: Promise<{ company: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t, company } = await open(params)
  return { title: t.companies.close.title(company.name) }
}

/** What closing a Company ends, what is still to be paid and what stays; then, with its name typed, the button. Owners only. */
export default async function CloseCompanyPage({ params }: Props) {
  const me = await open(params)
  const { company, t, account } = me
  const { close: text } = t.companies
  const closing = await closingOf(me.viewer)
  const reason = reasonAgainst(me, closing)
  return (
    <Frame visitor={me} company={company} place="details">
      <div className="flow max-w-140">
        <h1 className="wrap-anywhere">{text.title(company.name)}</h1>
        <p>{text.lead}</p>
        <h2>{text.ends}</h2>
        <ul className="list-disc pl-5 wrap-anywhere">
          {endsOf(me, closing).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <StillToPay me={me} closing={closing} />
        <h2>{text.stays}</h2>
        <p>{text.staysText}</p>
        {reason ? (
          <>
            <Notice tone="warn" title={text.cannot}>
              <span className="wrap-anywhere">{reason}</span>
            </Notice>
            <div className="flex flex-wrap gap-2.5">
              <LinkButton href={paths.companyDetails(company.slug)}>{text.back}</LinkButton>
              <LinkButton href={paths.apps(company.slug)}>{text.seeApps[account.kind]}</LinkButton>
            </div>
          </>
        ) : (
          <CloseForm visitor={me} isFresh={isFresh(account)} />
        )}
      </div>
    </Frame>
  )
}

/** The bills that follow and those that are open: closing ends what costs something, and nothing of what is owed. */
function StillToPay({ me: { t, account }, closing }: { me: CompanyVisitor; closing: Closing }) {
  const texts = closingWords(closing, account.language)
  return (
    <>
      <h2>{t.closing.bills}</h2>
      {texts.length === 0 ? (
        <p>{t.closing.nothing}</p>
      ) : (
        <>
          <ul className="list-disc pl-5 wrap-anywhere">
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>{t.closing.link}</p>
        </>
      )}
    </>
  )
}

function endsOf(me: CompanyVisitor, { people, apps, paidApps, teamInvites }: Closing): string[] {
  const { account, t } = me
  const { close: text } = t.companies
  return [
    apps.length > 0 ? text.apps(listed(me, apps)) : text.noApps[account.kind],
    ...(paidApps.length > 0 ? [t.closing.lastDay(listed(me, paidApps))] : []),
    people === 1 ? text.peopleOnlyYou : text.people(people),
    teamInvites > 0 ? text.invites(teamInvites) : text.noInvites,
  ]
}

/** What stands against it, as a refusal would say it. */
function reasonAgainst(me: CompanyVisitor, { isOwn, offeredApps }: Closing): string | null {
  const { t } = me
  if (isOwn) return t.refusals['own-company-stays']
  if (offeredApps.length > 0) return t.refusals['company-has-open-invite']({ apps: listed(me, offeredApps) })
  return null
}

async function open(params: Props['params']) {
  const { company: slug } = await params
  const me = await companyVisitor(slug, paths.closeCompany(slug))
  if (!mayClose(me.company.role)) notFound()
  return me
}
