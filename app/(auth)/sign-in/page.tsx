import type { Metadata } from 'next'
import { Flash } from '@/app/ui/flash'
import { ActionForm, Field, Hidden } from '@/app/ui/form'
import { readFlash } from '@/lib/auth/flash'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { signIn } from '../actions'
import { AuthLetter } from '../auth-letter'
import { nextPage, type Search } from '../next-page'
import { TwoWays } from '../two-ways'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.signIn.title }
}

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const next = await nextPage(searchParams)
  const language = await readerLanguage()
  const t = words(language)
  const w = t.auth.signIn
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <Flash>{await readFlash(language)}</Flash>
      <ActionForm action={signIn} words={t.common.form}>
        <Hidden name="next" value={next} />
        <Field name="email" type="email" label={w.email} autoComplete="username" autoCapitalize="none" />
        <TwoWays language={language} words={w} />
      </ActionForm>
      <p className="text-base">
        <a href={paths.forgot()}>{t.account.forgot.title}</a>
      </p>
      <p className="text-base">
        {w.noAccount} <a href={paths.signUp(next)}>{w.signUp}</a>
      </p>
    </AuthLetter>
  )
}
