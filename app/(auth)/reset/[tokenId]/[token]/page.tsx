import type { Metadata } from 'next'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { findReset, type ResetLink } from '@/lib/account/reset-password'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { words } from '@/lib/words/words'
import { setNewPassword } from '../../../actions'
import { AuthLetter } from '../../../auth-letter'
import { OverLetter } from '../../../over-letter'

type ResetPageProps = { params: Promise<ResetLink> }

export async function generateMetadata({ params }: ResetPageProps): Promise<Metadata> {
  const { over, reset } = words(await readerLanguage()).account
  return { title: (await findReset(await params)) ? reset.title : over.title }
}

/** Opening it changes nothing: programs that look at mails open links too. */
export default async function ResetPage({ params }: ResetPageProps) {
  const link = await params
  const language = await readerLanguage()
  const t = words(language)
  const { reset: w, over } = t.account
  const account = await findReset(link)
  if (!account) return <OverLetter language={language} text={over.reset} button={over.askAgain} />
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p className="wrap-anywhere">{w.lead(shownAddress(account.email))}</p>
      <ActionForm action={setNewPassword} words={t.common.form}>
        <Hidden name="tokenId" value={link.tokenId} />
        <Hidden name="token" value={link.token} />
        <Field
          name="password"
          type="password"
          label={w.password}
          hint={t.auth.signUp.passwordHint}
          autoComplete="new-password"
          reveal={t.common.form}
        />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
    </AuthLetter>
  )
}
