import { notFound } from 'next/navigation'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Flash } from '@/app/ui/flash'
import { readFlash } from '@/lib/auth/flash'
import { currentAccount } from '@/lib/auth/session'
import { glanceAtCheckout, viewCheckout } from '@/lib/client-invite/checkout-view'
import { words } from '@/lib/words/words'
import { DoneLetter } from './done-letter'
import { NotDone, Stranger, Waiting } from './not-done'

type Props = { params: Promise<{ checkout: string }> }

export const metadata = { title: words('en').client.done.pageTitle }

/** Back from the payment page: says "done" only once the hand-over has really happened. Reading changes nothing. */
export default async function DonePage({ params }: Props) {
  const { checkout } = await params
  const account = await currentAccount()
  const view = account && (await viewCheckout(checkout, account.id))
  const glance = view ?? (await glanceAtCheckout(checkout))
  if (!glance) notFound()
  return (
    <ClientLetter language={glance.language}>
      <Flash>{await readFlash()}</Flash>
      {glance.state === 'waiting' ? <Waiting checkoutId={checkout} language={glance.language} /> : null}
      {!view ? <Stranger checkoutId={checkout} glance={glance} signedInAs={account?.email ?? null} /> : null}
      {view?.state === 'done' ? <DoneLetter checkoutId={checkout} view={view} /> : null}
      {view?.state === 'lapsed' || view?.state === 'rejected' ? <NotDone view={view} /> : null}
    </ClientLetter>
  )
}
