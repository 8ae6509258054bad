import type { Metadata } from 'next'
import { Flash } from '@/app/ui/flash'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { readFlash } from '@/lib/auth/flash'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { signIn } from '../actions'
import { AuthLetter } from '../auth-letter'
import { nextPage, type Search } from '../next-page'

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
        <Field
          name="password"
          type="password"
          label={w.password}
          autoComplete="current-password"
          reveal={t.common.form}
        />
        <Submit name="way" value="password" busy={w.busy} size="letter">
          {w.submit}
        </Submit>
        <div className="grid gap-3 border-t border-line pt-5">
          <p className="text-dense text-muted">{w.or}</p>
          <Submit name="way" value="code" busy={w.sendingCode} variant="secondary" size="letter">
            {w.sendCode}
          </Submit>
        </div>
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
