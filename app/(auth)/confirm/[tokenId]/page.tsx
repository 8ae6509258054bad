import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findCode } from '@/lib/auth/codes'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { CodeLetter } from '../../code-letter'
import type { Search } from '../../next-page'
import { proveByCode } from '../actions'
import { openConfirm } from '../open-confirm'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

type ConfirmCodePageProps = { params: Promise<{ tokenId: string }>; searchParams: Search }

export default async function ConfirmCodePage({ params, searchParams }: ConfirmCodePageProps) {
  const { tokenId } = await params
  const { account, next } = await openConfirm(searchParams)
  const code = await findCode(tokenId, 'sign-in')
  if (code?.email !== account.email) notFound()
  const language = await readerLanguage()
  const t = words(language)
  return (
    <CodeLetter
      language={language}
      tokenId={tokenId}
      next={next}
      action={proveByCode}
      lead={t.auth.code.sentTo(account.email)}
      startOver={paths.confirm(next)}
      startOverLabel={t.auth.confirm.back}
    />
  )
}
