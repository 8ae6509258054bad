import type { Metadata } from 'next'
import { continueToOrder } from '@/app/(client)/actions'
import { DeadLink } from '@/app/(client)/dead-link'
import { LandingLetter } from '@/app/(client)/landing-letter'
import { loadOffer } from '@/app/(client)/load'
import { OnePress } from '@/app/(client)/one-press'
import { Button } from '@/app/ui/button'
import { currentAccount } from '@/lib/auth/session'
import { words } from '@/lib/words/words'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { offer, page } = await loadOffer((await params).token)
  const t = words(offer?.language ?? 'en').client
  if (!offer || page === 'unknown') return { title: t.dead.title.unknown() }
  const facts = { sender: offer.sender.firstName, site: offer.site }
  return { title: page === 'landing' ? t.landing.title(facts) : t.dead.title[page](facts.sender) }
}

/** The client's landing. Opening it changes nothing, however often and by whatever program. */
export default async function LandingPage({ params }: Props) {
  const { token } = await params
  const { offer, page, invite } = await loadOffer(token)
  if (page === 'unknown' || !offer || !invite)
    return <DeadLink page="unknown" link={token} offer={null} invite={null} viewer={null} />
  if (page !== 'landing') {
    return <DeadLink page={page} link={token} offer={offer} invite={invite} viewer={await currentAccount()} />
  }
  const continueForm = (
    <OnePress action={continueToOrder} fields={{ link: token }}>
      <Button type="submit" size="letter" variant="primary">
        {words(offer.language).client.landing.continue}
      </Button>
    </OnePress>
  )
  return <LandingLetter offer={offer} continueForm={continueForm} />
}
