import type { ReactNode } from 'react'
import { PersonLine } from '@/app/ui/avatar'
import { Icon } from '@/app/ui/drawn-icon'
import { type Fact, Facts } from '@/app/ui/facts'
import { Fold } from '@/app/ui/fold'
import { CircleStop, KeyRound, ReceiptEuro, UserRoundX, Wrench } from '@/app/ui/icons'
import { initials } from '@/app/ui/initials'
import { Caption, Message } from '@/app/ui/letter'
import { shownPrice } from '@/lib/billing/price-words'
import { limitOfNew, type Offer } from '@/lib/client-invite/offer'
import { formatDay } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { operator } from '@/lib/operator'
import { mailTo } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { ClientLetter } from './client-letter'
import { OfferBill } from './offer-bill'

type LandingLetterProps = {
  offer: Offer
  continueForm: ReactNode
  /** Where the client says no; nowhere in the wizard's preview. */
  declineHref?: string
  aside?: ReactNode
  flash?: ReactNode
}

/**
 * What a client reads first: who asks, for what, what it costs, and one button. The wizard's preview is this very component;
 * only `continueForm` and the way out differ, and the parts that a page brings.
 */
export function LandingLetter({ offer, continueForm, declineHref, aside, flash }: LandingLetterProps) {
  const t = words(offer.language)
  const { landing } = t.client
  const { sender, site } = offer
  const facts = { sender: sender.firstName, site }
  return (
    <ClientLetter language={offer.language} aside={aside} plain>
      {flash}
      <PersonLine
        initials={initials(sender.name)}
        name={sender.name}
        detail={[sender.company, shownAddress(sender.email)].filter(Boolean).join(', ')}
        look="ring"
        size="large"
      />
      <h1>{landing.title(facts)}</h1>
      <p>
        {landing.lead[offer.keptAccess](facts)}
        {offer.otherSites.length > 0 ? ` ${landing.alsoSites(offer.otherSites.join(', '))}` : ''}
      </p>
      {offer.message ? <Message>{offer.message}</Message> : null}
      <OfferBill
        price={shownPrice(
          { quote: offer.quote, limit: limitOfNew(offer) },
          [site, ...offer.otherSites],
          offer.language,
        )}
        words={{ month: t.client.bill.month, nothingToday: t.client.bill.nothingToday }}
      />
      {continueForm}
      <Caption>
        {landing.openUntil({
          day: formatDay(offer.openUntil, offer.language, 'weekday'),
          left: t.common.daysLeft(offer.daysLeft),
        })}{' '}
        {offer.isOrdered ? landing.ordered : landing.notOrdered}
      </Caption>
      <p className="rounded-card border border-line bg-surface px-4.5 py-3">
        {landing.checkWordTitle} <strong className="whitespace-nowrap">{offer.checkWord}</strong>
        <span className="block text-dense text-muted">{landing.checkWordText(sender.firstName)}</span>
      </p>
      <h2>{landing.changes}</h2>
      <Facts items={changes(offer)} />
      <div>
        <Fold title={landing.includedFold}>
          <p>{landing.included(t.common.yourNoun[offer.noun])}</p>
          <p>{landing.notIncluded(sender.firstName)}</p>
        </Fold>
        <Fold title={landing.accessFold}>
          <p>{landing.accessYou}</p>
          {offer.access.map((person) => (
            <p key={person.name}>{landing.access[person.role](person.name)}</p>
          ))}
        </Fold>
      </div>
      <p className="text-dense">{landing.partner({ legalName: operator().legalName, sender: sender.firstName })}</p>
      <p className="text-dense">
        <a href={mailTo(sender.email, landing.askSubject(site))}>{landing.ask(sender.firstName)}</a>
      </p>
      <p className="text-dense">
        <a href={declineHref}>{t.decline.link}</a>
      </p>
    </ClientLetter>
  )
}

function changes({ language, keptAccess, sender, access }: Offer): Fact[] {
  const t = words(language).client.landing
  const isKept = keptAccess !== 'none'
  const [technician] = access
  return [
    {
      key: 'own',
      icon: <Icon of={KeyRound} size={22} />,
      title: t.ownTitle,
      text: isKept ? t.ownText(sender.firstName) : t.ownTextNone,
    },
    technician
      ? {
          key: 'works',
          icon: <Icon of={Wrench} size={22} />,
          title: t.worksTitle(isKept ? sender.firstName : technician.name),
          text: t.worksText,
        }
      : { key: 'nobody', icon: <Icon of={UserRoundX} size={22} />, title: t.nobodyTitle, text: t.nobodyText },
    { key: 'bills', icon: <Icon of={ReceiptEuro} size={22} />, title: t.billsTitle, text: t.billsText },
    { key: 'end', icon: <Icon of={CircleStop} size={22} />, title: t.endTitle, text: t.endText },
  ]
}
