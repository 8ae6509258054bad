import type { Metadata } from 'next'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { Letter } from '@/app/ui/letter'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { signUp } from '../actions'
import { nextPage, type Search } from '../next-page'

const t = words('en')

export const metadata: Metadata = { title: t.auth.signUp.title }

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const next = await nextPage(searchParams)
  const w = t.auth.signUp
  return (
    <Letter sender={operator().name} skip={t.common.skipToContent}>
      <h1>{w.title}</h1>
      <p>{w.lead}</p>
      <ActionForm action={signUp} words={t.common.form} title={w.title}>
        <Hidden name="next" value={next} />
        <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
          <Field name="firstName" label={w.firstName} autoComplete="given-name" maxLength={80} />
          <Field name="lastName" label={w.lastName} autoComplete="family-name" maxLength={80} />
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
    </Letter>
  )
}
