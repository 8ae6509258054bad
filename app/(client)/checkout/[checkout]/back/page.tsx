import { notFound, redirect } from 'next/navigation'
import { ClientLetter } from '@/app/(client)/client-letter'
import { LinkButton } from '@/app/ui/button'
import { currentAccount } from '@/lib/auth/session'
import { glanceAtCheckout, viewCheckout } from '@/lib/client-invite/checkout-view'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type Props = { params: Promise<{ checkout: string }> }

export const metadata = { title: words('en').client.back.title }

/** Somebody pressed "Back" on the payment page: nothing has happened, and the way on is one press. An order that is over says so itself. */
export default async function BackPage({ params }: Props) {
  const { checkout } = await params
  const account = await currentAccount()
  const view = account && (await viewCheckout(checkout, account.id))
  const glance = view ?? (await glanceAtCheckout(checkout))
  if (!glance) notFound()
  if (glance.state !== 'waiting') redirect(paths.checkoutDone(checkout))
  const t = words(glance.language).client.back
  return (
    <ClientLetter language={glance.language}>
      <h1>{t.title}</h1>
      <p>{view ? t.text(formatDay(view.openUntil, view.language, 'weekday')) : t.textShort}</p>
      {view ? (
        <LinkButton href={view.orderPath ?? paths.checkoutDone(checkout)} size="letter" variant="primary">
          {t.continue}
        </LinkButton>
      ) : null}
    </ClientLetter>
  )
}
