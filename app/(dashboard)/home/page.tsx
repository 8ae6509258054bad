import type { Metadata } from 'next'
import { together } from '@/db/prepared'
import { pageLanguage } from '@/lib/auth/language'
import { requireAccount } from '@/lib/auth/session'
import { troubleToMend } from '@/lib/billing/payment-trouble-view'
import { invitesFor } from '@/lib/client-invite/waiting-for'
import { paths } from '@/lib/paths'
import { teamInvitesFor } from '@/lib/team-invite/queries'
import { words } from '@/lib/words/words'
import { Frame } from '../frame'
import { visitorWith } from '../viewer'
import { ClientHome } from './client-home'
import { DeveloperHome, loadHome } from './developer-home'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).developer.home.title }
}

/** Across all Companies of a person. */
export default async function HomePage() {
  const account = await requireAccount(paths.home())
  return account.kind === 'client' ? <ClientPage /> : <DeveloperPage />
}

async function ClientPage() {
  const [me, [waiting, teams, trouble]] = await visitorWith(paths.home(), ({ id, email }) =>
    together([invitesFor(email), teamInvitesFor(email), troubleToMend(id)]),
  )
  return (
    <Frame visitor={me} place="home">
      <ClientHome visitor={me} waiting={waiting} teams={teams} trouble={trouble} />
    </Frame>
  )
}

async function DeveloperPage() {
  const [me, facts] = await visitorWith(paths.home(), loadHome)
  return (
    <Frame visitor={me} place="home">
      <DeveloperHome visitor={me} facts={facts} />
    </Frame>
  )
}
