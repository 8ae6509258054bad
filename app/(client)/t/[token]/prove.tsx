import { CodeField } from '@/app/(auth)/code-field'
import { CodeMail } from '@/app/(auth)/code-mail'
import { Button, LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { Caption } from '@/app/ui/letter'
import { OnePress } from '@/app/ui/one-press'
import type { Language } from '@/db/vocabulary'
import { maskEmail, shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { enterTeamCode, sendTeamCode, signInAndJoin, switchAccountForTeam } from './actions'

type Shared = { token: string; email: string; company: string; language: Language }

/** The mailbox has an account: its password, or a code. */
export function SignInToJoin({ token, email, company, language }: Shared) {
  const { common, teamInvite } = words(language)
  const t = teamInvite.proof
  return (
    <>
      <h2>{t.signInTitle}</h2>
      <p className="wrap-anywhere">{t.signInLead(maskEmail(email))}</p>
      <ActionForm action={signInAndJoin} words={common.form}>
        <Hidden name="token" value={token} />
        <Field
          name="password"
          type="password"
          label={t.password}
          autoComplete="current-password"
          reveal={common.form}
        />
        <Submit busy={teamInvite.landing.busy} size="letter">
          {t.signInAndJoin(company)}
        </Submit>
      </ActionForm>
      <h2>{t.codeInstead}</h2>
      <SendCode token={token} language={language} look="secondary" label={t.sendCode} />
    </>
  )
}

/** The link was passed on, so it proves nothing: a code to the mailbox does. */
export function ProveTeamMailbox({ token, email, language }: Shared) {
  const t = words(language).teamInvite.proof
  return (
    <>
      <h2>{t.proveTitle}</h2>
      <p className="wrap-anywhere">{t.proveLead(maskEmail(email))}</p>
      <SendCode token={token} language={language} look="primary" label={t.sendCode} />
    </>
  )
}

/** Signed in as somebody else: both are named, the invited one masked. */
export function OtherTeamAccount({ token, email, language, account }: Shared & { account: string }) {
  const t = words(language).teamInvite.proof
  const masked = maskEmail(email)
  return (
    <>
      <h2>{t.otherTitle}</h2>
      <p className="wrap-anywhere">{t.otherText({ account, masked })}</p>
      <OnePress action={switchAccountForTeam} fields={{ token }}>
        <Button type="submit" size="letter" variant="primary" className="wrap-anywhere">
          {t.continueAs(masked)}
        </Button>
      </OnePress>
      <div>
        <SendCode token={token} language={language} look="secondary" label={t.joinAs(shownAddress(account))} />
        <Caption>{t.joinAsHint(masked)}</Caption>
      </div>
      <LinkButton href={paths.root()} size="letter" variant="secondary">
        {t.stay}
      </LinkButton>
    </>
  )
}

type SendCodeProps = Pick<Shared, 'token' | 'language'> & { look: 'primary' | 'secondary'; label: string }

function SendCode({ token, language, look, label }: SendCodeProps) {
  const { common, teamInvite } = words(language)
  return (
    <ActionForm action={sendTeamCode} words={common.form} id="send">
      <Hidden name="token" value={token} />
      <Submit busy={teamInvite.landing.busy} variant={look} size="letter" className="wrap-anywhere">
        {label}
      </Submit>
    </ActionForm>
  )
}

type EnterTeamCodeProps = Shared & { tokenId: string; account: string | null }

/** The code has been sent. It signs in as the invited account, or lets the signed-in one join. */
export function EnterTeamCode({ token, email, language, tokenId, account }: EnterTeamCodeProps) {
  const { common, teamInvite } = words(language)
  const t = teamInvite.proof
  const { busy } = teamInvite.landing
  return (
    <>
      <h1>{t.codeTitle}</h1>
      <p className="wrap-anywhere">{t.codeSent(maskEmail(email))}</p>
      <CodeMail language={language} tokenId={tokenId} />
      <ActionForm action={enterTeamCode} words={common.form}>
        <Hidden name="token" value={token} />
        <Hidden name="tokenId" value={tokenId} />
        <CodeField label={t.code} />
        <Submit busy={busy} size="letter" className="wrap-anywhere">
          {account ? t.joinAs(account) : t.useCode}
        </Submit>
      </ActionForm>
      <ActionForm action={sendTeamCode} words={common.form} id="send">
        <Hidden name="token" value={token} />
        <Submit busy={busy} variant="quiet" size="letter">
          {t.again}
        </Submit>
      </ActionForm>
      <LinkButton href={paths.teamLink(token)} size="letter" variant="secondary">
        {teamInvite.decline.back}
      </LinkButton>
    </>
  )
}
