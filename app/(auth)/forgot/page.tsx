import type { Metadata } from 'next'
import { ActionForm, Field, Submit } from '@/app/ui/form'
import { readerLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { askForReset } from '../actions'
import { AuthLetter } from '../auth-letter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).account.forgot.title }
}

export default async function ForgotPage() {
  const language = await readerLanguage()
  const t = words(language)
  const w = t.account.forgot
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <ActionForm action={askForReset} words={t.common.form}>
        <Field name="email" type="email" label={t.auth.signIn.email} autoComplete="username" autoCapitalize="none" />
        <Submit busy={w.busy} size="letter">
          {w.submit}
        </Submit>
      </ActionForm>
      <p className="text-base">
        <a href={paths.signIn()}>{w.signIn}</a>
      </p>
    </AuthLetter>
  )
}
