import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Button, LinkButton } from '@/app/ui/button'
import { Caption } from '@/app/ui/letter'
import { OnePress } from '@/app/ui/one-press'
import { UnknownLink } from '@/app/unknown-link'
import type { Language } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session'
import { dayOf, formatDay } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import type { DeadLink } from '@/lib/links/open-link'
import { operator } from '@/lib/operator'
import { mailTo, paths } from '@/lib/paths'
import type { OfferedInvite } from '@/lib/team-invite/open-link'
import { words } from '@/lib/words/words'
import { askForNewTeamLink, switchAccountForTeam } from './actions'

type DeadProps = { token: string; opened: DeadLink<OfferedInvite>; language: Language; viewer: SignedIn | null }

/** A link that does not work any more says why, and whom to ask. It never says whether an address has an account. */
export function DeadTeamLink({ token, opened, language, viewer }: DeadProps) {
  const t = words(language).teamInvite.dead
  const { page, invite } = opened
  if (page === 'used' && viewer && viewer.id === invite.acceptedBy) {
    const { companyName, companySlug } = invite.offer
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
      <p className="wrap-anywhere">{t.text[page](factsOf(opened, language))}</p>
      {page === 'unknown' ? <UnknownLink language={language} /> : null}
      <Way token={token} opened={opened} language={language} viewer={viewer} />
    </ClientLetter>
  )
}

function factsOf({ page, invite }: DeadLink<OfferedInvite>, language: Language): Record<string, string> {
  if (!invite) return {}
  const { offer } = invite
  const day = page === 'replaced' ? dayOf(invite.lastSentAt, operator().timeZone) : offer.openUntil
  return { inviter: offer.inviter.name, company: offer.companyName, day: formatDay(day, language) }
}

/** The one thing to do now. */
function Way({ token, opened, language, viewer }: DeadProps) {
  const t = words(language).teamInvite
  const { page, invite } = opened
  if (page === 'used' && viewer) return <OtherAccount token={token} language={language} viewer={viewer} />
  if (!invite || page === 'used') {
    // Whoever it was comes back here, and from here to the team.
    const next = invite ? paths.signIn(paths.teamLink(token)) : paths.signIn()
    return (
      <LinkButton href={next} size="letter" variant={invite ? 'primary' : 'secondary'}>
        {t.dead.signIn}
      </LinkButton>
    )
  }
  const { inviter, companyName } = invite.offer
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
      <OnePress action={askForNewTeamLink} fields={{ token }}>
        <Button type="submit" size="letter" variant="primary" className="wrap-anywhere">
          {t.dead.askNew(inviter.name)}
        </Button>
      </OnePress>
      <Caption>{t.dead.askNewCaption(inviter.name)}</Caption>
    </div>
  )
}

/** Signing in would lead whoever is signed in already to places of their own: first the other account. */
function OtherAccount({ token, language, viewer }: { token: string; language: Language; viewer: SignedIn }) {
  const { landing, proof, dead } = words(language).teamInvite
  return (
    <>
      <p className="text-dense text-muted wrap-anywhere">{landing.signedInAs(shownAddress(viewer.email))}</p>
      <OnePress action={switchAccountForTeam} fields={{ token }}>
        <Button type="submit" size="letter" variant="primary">
          {dead.otherAccount}
        </Button>
      </OnePress>
      <LinkButton href={paths.root()} size="letter" variant="secondary">
        {proof.stay}
      </LinkButton>
    </>
  )
}
