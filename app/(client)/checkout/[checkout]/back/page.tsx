import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { LinkButton } from '@/app/ui/button'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { loadCheckout } from '../load'

type Props = { params: Promise<{ checkout: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadCheckout((await params).checkout)
  return { title: words(language).client.back.title }
}

/** Somebody pressed "Back" on the payment page: nothing has happened, and the way on is one press. An order that is over says so itself. */
export default async function BackPage({ params }: Props) {
  const { checkout } = await params
  const { language, view, glance } = await loadCheckout(checkout)
  if (!glance) notFound()
  if (glance.state !== 'waiting') redirect(paths.checkoutDone(checkout))
  const t = words(language).client.back
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{t.title}</h1>
      <p>{view ? t.text(formatDay(view.openUntil, language, 'weekday')) : t.textShort}</p>
      {view ? (
        <LinkButton href={view.orderPath ?? paths.checkoutDone(checkout)} size="letter" variant="primary">
          {t.continue}
        </LinkButton>
      ) : null}
    </ClientLetter>
  )
}
