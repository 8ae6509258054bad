import type { Metadata } from 'next'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { signUp } from '../actions'
import { AuthLetter } from '../auth-letter'
import { nextPage, type Search } from '../next-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.signUp.title }
}

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const next = await nextPage(searchParams)
  const language = await readerLanguage()
  const t = words(language)
  const w = t.auth.signUp
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <ActionForm action={signUp} words={t.common.form}>
        <Hidden name="next" value={next} />
        <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
          <Field name="firstName" label={w.firstName} autoComplete="given-name" />
          <Field name="lastName" label={w.lastName} autoComplete="family-name" optional />
        </div>
        <Field name="email" type="email" label={w.email} autoComplete="username" autoCapitalize="none" />
        <Field
          name="password"
          type="password"
          label={w.password}
          hint={w.passwordHint}
          autoComplete="new-password"
          reveal={t.common.form}
        />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
      <p className="text-base">
        {w.hasAccount} <a href={paths.signIn(next)}>{w.signIn}</a>
      </p>
    </AuthLetter>
  )
}
