import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findCode } from '@/lib/auth/codes'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { signInByCode } from '../../actions'
import { CodeLetter } from '../../code-letter'
import { nextPage, type Search } from '../../next-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

type SignInCodePageProps = { params: Promise<{ tokenId: string }>; searchParams: Search }

export default async function SignInCodePage({ params, searchParams }: SignInCodePageProps) {
  const { tokenId } = await params
  const next = await nextPage(searchParams)
  const code = (await findCode(tokenId, 'sign-in')) ?? notFound()
  const language = await readerLanguage()
  const w = words(language).auth.code
  return (
    <CodeLetter
      language={language}
      tokenId={tokenId}
      next={next}
      action={signInByCode}
      lead={w.ifKnown(code.email)}
      startOver={paths.signIn(next)}
    />
  )
}
