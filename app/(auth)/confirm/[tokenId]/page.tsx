import { notFound } from 'next/navigation'
import { findCode } from '@/lib/auth/codes'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { CodeLetter } from '../../code-letter'
import type { CodePageProps } from '../../code-page'
import { proveByCode } from '../actions'
import { openConfirm } from '../open-confirm'

export { codeMetadata as generateMetadata } from '../../code-page'

export default async function ConfirmCodePage({ params, searchParams }: CodePageProps) {
  const { tokenId } = await params
  const { account, next } = await openConfirm(searchParams)
  const code = await findCode(tokenId, 'confirm')
  if (code?.email !== account.email) notFound()
  const language = await readerLanguage()
  const t = words(language)
  return (
    <CodeLetter
      language={language}
      tokenId={tokenId}
      next={next}
      action={proveByCode}
      lead={t.auth.code.sentTo(shownAddress(account.email))}
      startOver={paths.confirm(next)}
      startOverLabel={t.auth.confirm.back}
    />
  )
}
