import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { continueToOrder } from '@/app/(client)/actions'
import { DeadLink } from '@/app/(client)/dead-link'
import { LandingLetter } from '@/app/(client)/landing-letter'
import { loadOffer } from '@/app/(client)/load'
import { Button } from '@/app/ui/button'
import { Flash } from '@/app/ui/flash'
import { OnePress } from '@/app/ui/one-press'
import { readFlash } from '@/lib/auth/flash'
import { currentAccount } from '@/lib/auth/session'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { offer, page, language } = await loadOffer((await params).token)
  const t = words(language).client
  if (!offer || page === 'unknown') return { title: t.dead.title.unknown() }
  const facts = { sender: offer.sender.firstName, site: offer.site }
  return { title: page === 'landing' ? t.landing.title(facts) : t.dead.title[page](facts.sender) }
}

/** The client's landing. Opening it changes nothing, however often and by whatever program. */
export default async function LandingPage({ params }: Props) {
  const { token } = await params
  const { offer, page, invite, language } = await loadOffer(token)
  if (page === 'unknown' || !offer || !invite) {
    return <DeadLink page="unknown" token={token} language={language} offer={null} invite={null} viewer={null} />
  }
  if (page !== 'landing') {
    const viewer = await currentAccount()
    return <DeadLink page={page} token={token} language={language} offer={offer} invite={invite} viewer={viewer} />
  }
  const continueForm = (
    <OnePress action={continueToOrder} fields={{ token }}>
      <Button type="submit" size="letter" variant="primary">
        {words(language).client.landing.continue}
      </Button>
    </OnePress>
  )
  return (
    <LandingLetter
      offer={offer}
      continueForm={continueForm}
      declineHref={paths.decline(token)}
      aside={<LanguageSwitch language={language} />}
      flash={<Flash>{await readFlash(language)}</Flash>}
    />
  )
}
