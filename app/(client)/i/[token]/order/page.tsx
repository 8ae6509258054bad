import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { loadOffer } from '@/app/(client)/load'
import { Icon } from '@/app/ui/drawn-icon'
import { Flash } from '@/app/ui/flash'
import { ArrowLeft } from '@/app/ui/icons'
import { readFlash } from '@/lib/auth/flash'
import { currentAccount } from '@/lib/auth/session'
import { viewOrder } from '@/lib/client-invite/order-view'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { OrderLetter } from './order-letter'
import { OtherAccount, ProveMailbox, SignIn } from './who-are-you'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ company?: string; code?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language, offer } = await loadOffer((await params).token)
  const { order, dead } = words(language).client
  return { title: offer ? order.title(offer.site) : dead.title.unknown() }
}

/** The order: who you are, the facts once more, and the binding button. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { token } = await params
  const { company, code } = await searchParams
  const { page, invite, bearer, offer, language } = await loadOffer(token)
  if (page !== 'landing' || !offer) redirect(paths.landing(token))
  const account = await currentAccount()
  const view = await viewOrder({ invite, channel: bearer.channel, account, companyId: company ?? null })
  if (!view) redirect(paths.landing(token))
  const shared = { token, email: invite.email, language }
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <Flash>{await readFlash(language)}</Flash>
      <p className="text-dense">
        <a href={paths.landing(token)} className="inline-flex items-center gap-2">
          <Icon of={ArrowLeft} />
          {words(language).client.order.back}
        </a>
      </p>
      {view.kind === 'other-account' && account ? (
        <OtherAccount {...shared} account={shownAddress(account.email)} />
      ) : null}
      {view.kind === 'sign-in' ? <SignIn {...shared} tokenId={code ?? null} /> : null}
      {view.kind === 'prove-mailbox' ? <ProveMailbox {...shared} tokenId={code ?? null} /> : null}
      {view.kind === 'order' ? (
        <OrderLetter token={token} view={{ ...view, offer: { ...view.offer, language } }} />
      ) : null}
    </ClientLetter>
  )
}
