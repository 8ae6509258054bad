import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { loadOffer } from '@/app/(client)/load'
import { LinkButton } from '@/app/ui/button'
import { currentAccount } from '@/lib/auth/session'
import { mayAnswer } from '@/lib/links/may-answer'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { DeclineForm, PassedOn } from './decline-form'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadOffer((await params).token)
  return { title: words(language).decline.pageTitle }
}

/** The client's no: asked once more, with or without a reason. */
export default async function DeclinePage({ params }: Props) {
  const { token } = await params
  const { page, invite, bearer, offer, language } = await loadOffer(token)
  if (page !== 'landing' || !offer) redirect(paths.landing(token))
  const account = await currentAccount()
  const t = words(language).decline
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{t.title(offer.site)}</h1>
      {mayAnswer(invite, bearer.channel, account?.email ?? null) ? (
        <DeclineForm token={token} offer={offer} />
      ) : (
        <PassedOn offer={offer} />
      )}
      <LinkButton href={paths.landing(token)} size="letter" variant="secondary">
        {t.back}
      </LinkButton>
    </ClientLetter>
  )
}
