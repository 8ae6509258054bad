import type { Metadata } from 'next'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { hasPassword } from '@/lib/auth/has-password'
import { readerLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'
import { AuthLetter } from '../auth-letter'
import type { Search } from '../next-page'
import { proveAgain } from './actions'
import { openConfirm } from './open-confirm'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await readerLanguage()).auth.confirm.title }
}

/** Asks somebody who is signed in to show once more who it is, before something that cannot be undone. */
export default async function ConfirmPage({ searchParams }: { searchParams: Search }) {
  const { account, next } = await openConfirm(searchParams)
  const language = await readerLanguage()
  const t = words(language)
  const w = t.auth.confirm
  const knowsPassword = await hasPassword(account.id)
  return (
    <AuthLetter language={language}>
      <h1>{w.title}</h1>
      <p className="wrap-anywhere">{w.lead(account.email)}</p>
      <ActionForm action={proveAgain} words={t.common.form}>
        <Hidden name="next" value={next} />
        {knowsPassword ? (
          <>
            {/* Password managers look for the name that goes with it. */}
            <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
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
          </>
        ) : null}
        <div className={knowsPassword ? 'grid gap-3 border-t border-line pt-5' : 'grid gap-3'}>
          <p className="text-dense text-muted">{knowsPassword ? w.or : w.byCode}</p>
          <Submit
            name="way"
            value="code"
            busy={w.sendingCode}
            variant={knowsPassword ? 'secondary' : 'primary'}
            size="letter"
          >
            {w.sendCode}
          </Submit>
        </div>
      </ActionForm>
      <p className="text-base">
        <a href={next}>{w.back}</a>
      </p>
    </AuthLetter>
  )
}
