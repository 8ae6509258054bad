import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { PageHead } from '@/app/ui/page-head'
import type { Language } from '@/db/vocabulary'
import { currentAccount } from '@/lib/auth/session'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type HelpPageProps = { language: Language; title: string; lead: string; children: ReactNode }

/** A page to read, for people with and without an account; who came from their own pages finds the way back. */
export async function HelpPage({ language, title, lead, children }: HelpPageProps) {
  const t = words(language)
  const account = await currentAccount()
  return (
    <div className="mx-auto max-w-[65rem] px-5 pt-4.5 pb-14">
      <a href="#main" className="skip-link">
        {t.common.skipToContent}
      </a>
      <header className="mb-8 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Brand />
        <LanguageSwitch language={language} />
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {account ? (
          <p className="mb-3 text-small">
            <a href={account.kind === 'developer' ? paths.home() : paths.root()}>{t.help.wayBack}</a>
          </p>
        ) : null}
        <PageHead title={title} lead={lead} />
        {children}
      </main>
      <LegalFooter t={t} withCheck className="mt-14 border-t border-line pt-4" />
    </div>
  )
}
