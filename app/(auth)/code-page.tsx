import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { FormAction } from '@/app/ui/form-state'
import { findCode } from '@/lib/auth/codes'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { type Dict, words } from '@/lib/words/words'
import { CodeLetter } from './code-letter'
import { nextPage, type Search } from './next-page'

export type CodePageProps = { params: Promise<{ tokenId: string }>; searchParams: Search }

type Asked = {
  purpose: 'sign-in' | 'sign-up'
  action: FormAction
  lead: (w: Dict['auth']['code'], email: string) => string
  startOver: (next: string) => string
}

export async function codeMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.code.title }
}

/** The page of a mailed code for somebody who is not signed in. A code that never was has none. */
export async function codePage({ params, searchParams }: CodePageProps, { purpose, action, lead, startOver }: Asked) {
  const { tokenId } = await params
  const next = await nextPage(searchParams)
  const code = (await findCode(tokenId, purpose)) ?? notFound()
  const language = await readerLanguage()
  return (
    <CodeLetter
      language={language}
      tokenId={tokenId}
      next={next}
      action={action}
      lead={lead(words(language).auth.code, shownAddress(code.email))}
      startOver={startOver(next)}
    />
  )
}
