import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Flash } from '@/app/ui/flash'
import { readFlash } from '@/lib/auth/flash'
import { words } from '@/lib/words/words'
import { loadCheckout } from '../load'
import { DoneLetter } from './done-letter'
import { NotDone, Stranger, Waiting } from './not-done'

type Props = { params: Promise<{ checkout: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadCheckout((await params).checkout)
  return { title: words(language).client.done.pageTitle }
}

/** Back from the payment page: says "done" only once the hand-over has really happened. Reading changes nothing. */
export default async function DonePage({ params }: Props) {
  const { checkout } = await params
  const { account, language, view, glance } = await loadCheckout(checkout)
  if (!glance) notFound()
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <Flash>{await readFlash(language)}</Flash>
      {glance.state === 'waiting' ? <Waiting checkoutId={checkout} language={language} /> : null}
      {!view ? <Stranger checkoutId={checkout} glance={glance} signedInAs={account?.email ?? null} /> : null}
      {view?.state === 'done' ? <DoneLetter checkoutId={checkout} view={view} /> : null}
      {view?.state === 'lapsed' || view?.state === 'rejected' ? <NotDone view={view} /> : null}
    </ClientLetter>
  )
}
