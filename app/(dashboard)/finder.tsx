import { headers } from 'next/headers'
import type { CompanyView } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { PaletteOpener } from './palette-opener'
import type { Visitor } from './viewer'

/** Goes anywhere by a few letters: Ctrl K or ⌘K on every page. Developers also see that there is such a thing. */
export async function Finder({ visitor, scope }: { visitor: Visitor; scope: CompanyView | null }) {
  const { account, t } = visitor
  const isClient = account.kind === 'client'
  const isApple = /Macintosh|iPhone|iPad/.test((await headers()).get('user-agent') ?? '')
  const { title, field, clientField, typing, loading, none, failed, close } = t.find
  return (
    <PaletteOpener
      endpoint={paths.find('')}
      scope={scope?.slug ?? ''}
      // Without script the page of all Companies is the way to find one.
      hint={isClient ? undefined : { href: paths.companies(), label: t.find.goTo, keys: isApple ? '⌘K' : 'Ctrl K' }}
      words={{ title, field: isClient ? clientField : field, typing, loading, none, failed, close }}
    />
  )
}
