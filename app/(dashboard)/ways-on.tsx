import { switchAccount } from '@/app/(auth)/actions'
import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form-submit'
import { PressForm } from '@/app/ui/press-form'
import type { Language } from '@/db/vocabulary'
import { pageAddress } from '@/lib/auth/page'
import { currentAccount } from '@/lib/auth/session'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** Out of a page that is not there for this person: back to what is theirs, or in again as somebody else. */
export async function WaysOn({ language, size }: { language: Language; size?: 'letter' }) {
  const account = await currentAccount()
  const t = words(language)
  const isDeveloper = account?.kind === 'developer'
  return (
    <>
      {account ? <p className="mb-6 wrap-anywhere">{t.find.signedInAs(shownAddress(account.email))}</p> : null}
      <div className={size ? 'grid gap-3' : 'flex flex-wrap gap-3'}>
        <LinkButton href={isDeveloper ? paths.home() : paths.root()} size={size}>
          {isDeveloper ? t.find.goToPersonal : t.common.errors.goOn}
        </LinkButton>
        {account ? (
          <PressForm action={switchAccount} fields={{ next: await pageAddress() }}>
            <Submit busy={t.find.otherAccount} variant="secondary" size={size}>
              {t.find.otherAccount}
            </Submit>
          </PressForm>
        ) : null}
      </div>
    </>
  )
}
