import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { mailTo } from '@/app/(client)/landing-letter'
import { Button, LinkButton } from '@/app/ui/button'
import { Caption } from '@/app/ui/letter'
import { OnePress } from '@/app/ui/one-press'
import type { Language, LinkPage } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { FoundTeamLink } from '@/lib/team-invite/find-link'
import { words } from '@/lib/words/words'
import { askForNewTeamLink } from './actions'

type DeadProps = { link: string; found: FoundTeamLink; language: Language; viewer: SignedIn | null }

/** A link that does not work any more says why, and whom to ask. It never says whether an address has an account. */
export function DeadTeamLink({ link, found, language, viewer }: DeadProps) {
  const t = words(language).teamInvite.dead
  const page: Exclude<LinkPage, 'landing'> = found.page === 'landing' ? 'unknown' : found.page
  const isYours = page === 'used' && viewer !== null && viewer.id === found.invite?.acceptedBy
  if (isYours && found.offer) {
    const { companyName, companySlug } = found.offer
    return (
      <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
        <h1 className="wrap-anywhere">{t.yoursTitle(companyName)}</h1>
        <p>{t.yoursText}</p>
        <LinkButton href={paths.company(companySlug)} size="letter" variant="primary">
          {t.open(companyName)}
        </LinkButton>
      </ClientLetter>
    )
  }
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{t.title[page]}</h1>
      <p className="wrap-anywhere">{t.text[page](factsOf(found, language))}</p>
      <Way link={link} found={found} language={language} />
    </ClientLetter>
  )
}

function factsOf({ page, invite, offer }: FoundTeamLink, language: Language): Record<string, string> {
  if (!invite) return {}
  const day = page === 'replaced' ? dayOf(invite.lastSentAt, operator().timeZone) : offer.openUntil
  return { inviter: offer.inviter.name, company: offer.companyName, day: formatDay(day, language) }
}

/** The one thing to do now. */
function Way({ link, found, language }: Omit<DeadProps, 'viewer'>) {
  const t = words(language).teamInvite
  const { page, invite, offer } = found
  if (!invite || page === 'used') {
    return (
      <LinkButton href={paths.signIn()} size="letter" variant={invite ? 'primary' : 'secondary'}>
        {t.dead.signIn}
      </LinkButton>
    )
  }
  const { inviter, companyName } = offer
  if (page === 'withdrawn' || page === 'declined') {
    return (
      <LinkButton
        href={mailTo(inviter.email, t.landing.writeSubject(companyName))}
        size="letter"
        variant="secondary"
        className="wrap-anywhere"
      >
        {t.dead.write(inviter.name)}
      </LinkButton>
    )
  }
  if (invite.newLinkWantedAt) return <p role="status">{t.dead.asked(inviter.name)}</p>
  return (
    <div>
      <OnePress action={askForNewTeamLink} fields={{ link }}>
        <Button type="submit" size="letter" variant="primary" className="wrap-anywhere">
          {t.dead.askNew(inviter.name)}
        </Button>
      </OnePress>
      <Caption>{t.dead.askNewCaption(inviter.name)}</Caption>
    </div>
  )
}
