import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { Button, LinkButton } from '@/app/ui/button'
import { Caption } from '@/app/ui/letter'
import { OnePress } from '@/app/ui/one-press'
import { UnknownLink } from '@/app/unknown-link'
import type { Language, LinkPage } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session'
import type { InviteRow, Offer } from '@/lib/client-invite/offer'
import { dayOf, formatDay } from '@/lib/day'
import { maskEmail } from '@/lib/email-address'
import { operator } from '@/lib/operator'
import { mailTo, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { askForNewLink } from './actions'
import { ClientLetter } from './client-letter'

type DeadLinkProps = {
  page: Exclude<LinkPage, 'landing'>
  token: string
  language: Language
  offer: Offer | null
  invite: InviteRow | null
  viewer: SignedIn | null
}

/** A link that does not work any more says why, and whom to ask. It never says whether an address has an account. */
export function DeadLink({ page, token, language, offer, invite, viewer }: DeadLinkProps) {
  const t = words(language).client.dead
  const sender = offer?.sender.firstName ?? ''
  const isYours = page === 'used' && viewer !== null && viewer.email === offer?.client.email
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{isYours && offer ? t.usedByYouTitle(offer.site) : t.title[page](sender)}</h1>
      <p>{isYours ? t.text.usedByYou : textOf(page, language, offer, invite)}</p>
      {page === 'unknown' ? <UnknownLink language={language} /> : null}
      <Way page={page} token={token} language={language} offer={offer} invite={invite} isYours={isYours} />
    </ClientLetter>
  )
}

function textOf(
  page: DeadLinkProps['page'],
  language: Language,
  offer: Offer | null,
  invite: InviteRow | null,
): string {
  const t = words(language).client.dead.text
  if (!offer || !invite) return t.unknown
  if (page === 'expired') {
    const day = formatDay(offer.openUntil, language)
    return t.expired({ sender: offer.sender.name, site: offer.site, day })
  }
  if (page === 'replaced') {
    const sentOn = dayOf(invite.lastSentAt ?? invite.createdAt, operator().timeZone)
    return t.replaced({ day: formatDay(sentOn, language), masked: maskEmail(offer.client.email) })
  }
  if (page === 'declined') return words(language).decline.after(offer.sender.firstName)
  return t[page]
}

type WayProps = Omit<DeadLinkProps, 'viewer'> & { isYours: boolean }

/** The one thing to do now. */
function Way({ page, token, language, offer, invite, isYours }: WayProps) {
  const t = words(language).client.dead
  if (isYours)
    return (
      <LinkButton href={paths.root()} size="letter" variant="primary">
        {t.overview}
      </LinkButton>
    )
  if (page === 'used')
    return (
      <LinkButton href={paths.signIn()} size="letter" variant="primary">
        {t.signIn}
      </LinkButton>
    )
  if (!offer || page === 'unknown')
    return (
      <LinkButton href={paths.signIn()} size="letter" variant="secondary">
        {t.goToSignIn}
      </LinkButton>
    )
  const { firstName, email } = offer.sender
  if (page === 'withdrawn' || page === 'declined') {
    return (
      <LinkButton
        href={mailTo(email, words(language).client.landing.askSubject(offer.site))}
        size="letter"
        variant="secondary"
      >
        {t.write(firstName)}
      </LinkButton>
    )
  }
  if (invite?.newLinkWantedAt) return <p role="status">{t.asked(firstName)}</p>
  return (
    <div>
      <OnePress action={askForNewLink} fields={{ token }}>
        <Button type="submit" size="letter" variant="primary">
          {t.askNew(firstName)}
        </Button>
      </OnePress>
      <Caption>{t.askNewCaption(firstName)}</Caption>
    </div>
  )
}
