import { CodeField } from '@/app/(auth)/code-field'
import { CodeMail } from '@/app/(auth)/code-mail'
import { enterMailboxCode, sendMailboxCode, signInForOrder, switchAccountForOrder } from '@/app/(client)/actions'
import { Button, LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { OnePress } from '@/app/ui/one-press'
import type { Language } from '@/db/vocabulary'
import { maskEmail } from '@/lib/email-address'
import { isId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type Shared = { token: string; email: string; language: Language }

/** Signed in as somebody else: both are named, the invited one masked. */
export function OtherAccount({ token, email, language, account }: Shared & { account: string }) {
  const t = words(language).client.otherAccount
  const masked = maskEmail(email)
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.text({ account, masked })}</p>
      <OnePress action={switchAccountForOrder} fields={{ token }}>
        <Button type="submit" size="letter" variant="primary">
          {t.continueAs(masked)}
        </Button>
      </OnePress>
      <LinkButton href={paths.root()} size="letter" variant="secondary">
        {t.stay}
      </LinkButton>
    </>
  )
}

/** The mailbox has an account: its password, or a code. */
export function SignIn({ token, email, language, tokenId }: Shared & { tokenId: string | null }) {
  const { client, common } = words(language)
  const t = client.signIn
  if (tokenId && isId(tokenId)) return <EnterCode token={token} email={email} language={language} tokenId={tokenId} />
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.lead(maskEmail(email))}</p>
      <ActionForm action={signInForOrder} words={common.form}>
        <Hidden name="token" value={token} />
        <Field
          name="password"
          type="password"
          label={t.password}
          autoComplete="current-password"
          reveal={common.form}
        />
        <Submit busy={t.busy} size="letter">
          {t.withPassword}
        </Submit>
      </ActionForm>
      <h2>{t.codeTitle}</h2>
      <SendCode token={token} language={language} look="secondary" />
    </>
  )
}

/** The link was passed on, so it proves nothing: a code to the mailbox does. */
export function ProveMailbox({ token, email, language, tokenId }: Shared & { tokenId: string | null }) {
  const t = words(language).client.signIn
  if (tokenId && isId(tokenId)) return <EnterCode token={token} email={email} language={language} tokenId={tokenId} />
  return (
    <>
      <h1>{t.codeOnlyTitle}</h1>
      <p>{t.codeOnlyLead(maskEmail(email))}</p>
      <SendCode token={token} language={language} look="primary" />
    </>
  )
}

function SendCode({ token, language, look }: { token: string; language: Language; look: 'primary' | 'secondary' }) {
  const { client, common } = words(language)
  return (
    <ActionForm action={sendMailboxCode} words={common.form} id="send">
      <Hidden name="token" value={token} />
      <Submit busy={client.signIn.busy} variant={look} size="letter">
        {client.signIn.sendCode}
      </Submit>
    </ActionForm>
  )
}

function EnterCode({ token, email, language, tokenId }: Shared & { tokenId: string }) {
  const { client, common } = words(language)
  const t = client.signIn
  return (
    <>
      <h1>{t.codeOnlyTitle}</h1>
      <p>{t.codeSent(maskEmail(email))}</p>
      <CodeMail language={language} tokenId={tokenId} />
      <ActionForm action={enterMailboxCode} words={common.form}>
        <Hidden name="token" value={token} />
        <Hidden name="tokenId" value={tokenId} />
        <CodeField label={t.code} />
        <Submit busy={t.busy} size="letter">
          {t.useCode}
        </Submit>
      </ActionForm>
      <ActionForm action={sendMailboxCode} words={common.form} id="send">
        <Hidden name="token" value={token} />
        <Submit busy={t.busy} variant="quiet" size="letter">
          {t.again}
        </Submit>
      </ActionForm>
    </>
  )
}
