import type { Metadata } from 'next'
import { ActionForm, Hidden } from '@/app/ui/form'
import { hasPassword } from '@/lib/auth/has-password'
import { readerLanguage } from '@/lib/auth/language'
import { shownAddress } from '@/lib/email-address'
import { words } from '@/lib/words/words'
import { AuthLetter } from '../auth-letter'
import type { Search } from '../next-page'
import { TwoWays } from '../two-ways'
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
      <p className="wrap-anywhere">{w.lead(shownAddress(account.email))}</p>
      <ActionForm action={proveAgain} words={t.common.form}>
        <Hidden name="next" value={next} />
        {/* Password managers look for the name that goes with it. */}
        {knowsPassword ? (
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
        ) : null}
        <TwoWays language={language} words={w} byCode={knowsPassword ? undefined : w.byCode} />
      </ActionForm>
      <p className="text-base">
        <a href={next}>{w.back}</a>
      </p>
    </AuthLetter>
  )
}
