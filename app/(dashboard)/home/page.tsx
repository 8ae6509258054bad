import type { Metadata } from 'next'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../frame'
import { visitor } from '../viewer'
import { ClientHome } from './client-home'
import { DeveloperHome } from './developer-home'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).developer.home.title }
}

/** Across all Companies of a person. */
export default async function HomePage() {
  const me = await visitor(paths.home())
  return (
    <Frame visitor={me} place="home">
      {me.account.kind === 'client' ? <ClientHome visitor={me} /> : <DeveloperHome visitor={me} />}
    </Frame>
  )
}
