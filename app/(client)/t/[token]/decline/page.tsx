import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Hidden, Submit } from '@/app/ui/form'
import { currentAccount } from '@/lib/auth/session'
import { maskEmail } from '@/lib/email-address'
import { mayAnswer } from '@/lib/links/may-answer'
import { mailTo, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { declineTeam } from '../actions'
import { loadTeamLink } from '../load'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await loadTeamLink((await params).token)
  return { title: words(language).teamInvite.decline.pageTitle }
}

/** The no of whoever is invited: asked once more before it counts. */
export default async function DeclineTeamPage({ params }: Props) {
  const { token } = await params
  const { opened, language } = await loadTeamLink(token)
  if (opened.page !== 'landing') redirect(paths.teamLink(token))
  const { invite, bearer } = opened
  const account = await currentAccount()
  const { common, teamInvite } = words(language)
  const { decline: t, landing } = teamInvite
  const { inviter, companyName } = invite.offer
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1 className="wrap-anywhere">{t.title(companyName)}</h1>
      {mayAnswer(invite, bearer.channel, account?.email ?? null) ? (
        <>
          <p className="wrap-anywhere">{t.text(inviter.name)}</p>
          <LinkButton href={paths.teamLink(token)} size="letter" variant="primary">
            {t.back}
          </LinkButton>
          <ActionForm action={declineTeam} words={common.form}>
            <Hidden name="token" value={token} />
            <Submit busy={t.busy} variant="danger" size="letter">
              {t.confirm}
            </Submit>
          </ActionForm>
        </>
      ) : (
        <>
          <p className="wrap-anywhere">{t.passedOn(maskEmail(invite.email))}</p>
          <LinkButton href={mailTo(inviter.email, landing.writeSubject(companyName))} size="letter" variant="primary">
            {landing.write(inviter.name)}
          </LinkButton>
          <LinkButton href={paths.teamLink(token)} size="letter" variant="secondary">
            {t.back}
          </LinkButton>
        </>
      )}
    </ClientLetter>
  )
}
