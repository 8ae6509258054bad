import type { ReactNode } from 'react'
import { PersonLine } from '@/app/ui/avatar'
import { initials } from '@/app/ui/initials'
import { Caption, Message } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { formatDay } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { mailTo } from '@/lib/paths'
import type { OfferedInvite } from '@/lib/team-invite/open-link'
import { words } from '@/lib/words/words'

type TeamLetterProps = { invite: OfferedInvite; language: Language; children: ReactNode }

/** Who asks, for what, with which role and until when; `children` is the way in. */
export function TeamLetter({ invite, language, children }: TeamLetterProps) {
  const { common, teamInvite } = words(language)
  const t = teamInvite.landing
  const { inviter, companyName, appNames, openUntil, daysLeft } = invite.offer
  const facts = { inviter: inviter.name, company: companyName }
  return (
    <>
      <PersonLine
        initials={initials(inviter.name)}
        name={inviter.name}
        detail={shownAddress(inviter.email)}
        look="ring"
        size="large"
      />
      <h1 className="wrap-anywhere">{t.title(facts)}</h1>
      {invite.message ? <Message>{invite.message}</Message> : null}
      <dl className="rounded-card border border-line bg-surface px-4.5 py-3">
        <dt className="text-dense text-muted">{t.role}</dt>
        <dd className="wrap-anywhere">
          <strong>{common.roles[invite.role]}</strong>
          <span className="block">{t.roleText[invite.role]}</span>
        </dd>
        {appNames.length > 0 ? (
          <>
            <dt className="mt-3 text-dense text-muted">{t.apps}</dt>
            <dd className="wrap-anywhere">{appNames.join(', ')}</dd>
          </>
        ) : null}
      </dl>
      {children}
      <Caption>
        {t.openUntil({
          day: formatDay(openUntil, language, 'weekday'),
          left: common.daysLeft(daysLeft),
        })}{' '}
        {t.nothingYet}
      </Caption>
      <p className="text-dense wrap-anywhere">
        <a href={mailTo(inviter.email, t.writeSubject(companyName))}>{t.write(inviter.name)}</a>
      </p>
    </>
  )
}
