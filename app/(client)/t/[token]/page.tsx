import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Flash } from '@/app/ui/flash'
import { readFlash } from '@/lib/auth/flash'
import { currentAccount } from '@/lib/auth/session'
import { isId } from '@/lib/id'
import { viewJoin } from '@/lib/team-invite/join-view'
import { words } from '@/lib/words/words'
import { DeadTeamLink } from './dead-team-link'
import { JoinSection } from './join-section'
import { loadTeamLink } from './load'
import { EnterTeamCode } from './prove'
import { TeamLetter } from './team-letter'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ code?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { opened, language } = await loadTeamLink((await params).token)
  const t = words(language).teamInvite
  if (opened.page !== 'landing') return { title: t.dead.title[opened.page] }
  const { offer } = opened.invite
  return { title: t.landing.title({ inviter: offer.inviter.name, company: offer.companyName }) }
}

/** Who invites, to what, as what; and one button. Opening it changes nothing, however often and by whatever program. */
export default async function TeamLinkPage({ params, searchParams }: Props) {
  const { token } = await params
  const { opened, language } = await loadTeamLink(token)
  const account = await currentAccount()
  if (opened.page !== 'landing') {
    return <DeadTeamLink token={token} opened={opened} language={language} viewer={account} />
  }
  const { invite, bearer } = opened
  const view = await viewJoin(invite, bearer.channel, account)
  const { code } = await searchParams
  const shared = { token, email: invite.email, company: invite.offer.companyName, language }
  const asksCode = code && isId(code) && view.kind !== 'join'
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <Flash>{await readFlash(language)}</Flash>
      {asksCode ? (
        <EnterTeamCode {...shared} tokenId={code} account={account?.email ?? null} />
      ) : (
        <TeamLetter invite={invite} language={language}>
          <JoinSection {...shared} view={view} />
        </TeamLetter>
      )}
    </ClientLetter>
  )
}
