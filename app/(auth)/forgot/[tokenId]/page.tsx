import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findResetRequest } from '@/lib/account/reset-password'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { AuthLetter } from '../../auth-letter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

export default async function ForgotSentPage({ params }: { params: Promise<{ tokenId: string }> }) {
  const { tokenId } = await params
  const { email } = (await findResetRequest(tokenId)) ?? notFound()
  const language = await readerLanguage()
  const t = words(language)
  const w = t.account.sent
  return (
    <AuthLetter language={language}>
      <h1>{t.auth.code.title}</h1>
      <p className="wrap-anywhere">{w.ifKnown(shownAddress(email))}</p>
      <p>{w.spam}</p>
      <p className="text-base">
        <a href={paths.forgot()}>{t.auth.code.otherAddress}</a>
      </p>
    </AuthLetter>
  )
}
