import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Submit } from '@/app/ui/form-submit'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import { findResetRequest, resetMailState } from '@/lib/account/reset-password'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { askForReset } from '../../actions'
import { AuthLetter } from '../../auth-letter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

export default async function ForgotSentPage({ params }: { params: Promise<{ tokenId: string }> }) {
  const { tokenId } = await params
  const { email } = (await findResetRequest(tokenId)) ?? notFound()
  const mail = await resetMailState(tokenId)
  const language = await readerLanguage()
  const t = words(language)
  const w = t.account.sent
  return (
    <AuthLetter language={language}>
      <h1>{t.auth.code.title}</h1>
      <p className="wrap-anywhere">{w.ifKnown(shownAddress(email))}</p>
      {mail === 'late' ? <Notice tone="warn">{t.auth.code.late}</Notice> : null}
      {mail === 'given-up' ? (
        <Notice
          tone="danger"
          actions={
            <PressForm action={askForReset} fields={{ email }}>
              <Submit busy={w.sendingAgain} size="small">
                {w.again}
              </Submit>
            </PressForm>
          }
        >
          {w.givenUp}
        </Notice>
      ) : null}
      <p>{w.spam}</p>
      <p className="text-base">
        <a href={paths.forgot()}>{t.auth.code.otherAddress}</a>
      </p>
    </AuthLetter>
  )
}
