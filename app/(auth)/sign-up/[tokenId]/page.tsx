import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findCode } from '@/lib/auth/codes'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { confirmSignUp } from '../../actions'
import { CodeLetter } from '../../code-letter'
import { nextPage, type Search } from '../../next-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

type SignUpCodePageProps = { params: Promise<{ tokenId: string }>; searchParams: Search }

export default async function SignUpCodePage({ params, searchParams }: SignUpCodePageProps) {
  const { tokenId } = await params
  const next = await nextPage(searchParams)
  const code = (await findCode(tokenId, 'sign-up')) ?? notFound()
  const language = await readerLanguage()
  const w = words(language).auth.code
  return (
    <CodeLetter
      language={language}
      tokenId={tokenId}
      next={next}
      action={confirmSignUp}
      lead={w.sentTo(code.email)}
      startOver={paths.signUp(next)}
    />
  )
}
