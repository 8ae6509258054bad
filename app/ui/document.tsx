import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { figtree } from '@/app/fonts'
import type { Language, LegalDocument } from '@/db/vocabulary'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import '@/app/globals.css'
import { typedHere } from '@/lib/auth/page'
import { words } from '@/lib/words/words'
import { SendingProvider } from './sending'

/** The frame of every page. The theme comes from a cookie, so that the first paint is right without a script. */
export async function Document({ language, children }: { language: Language; children: ReactNode }) {
  // Nothing may be drawn ahead of its request: such a page would have no nonce, and its scripts would be blocked.
  await headers()
  const theme = (await cookies()).get('theme')?.value
  const { name, supportEmail, documents } = operator()
  const addressOf = (document: LegalDocument) => paths.legal(document, documents[document].version)
  const chosen = theme === 'light' || theme === 'dark' ? theme : undefined
  return (
    // What a page that fails can still say of whose it is, it reads here.
    <html
      lang={language}
      data-theme={chosen}
      data-operator={name}
      data-support={supportEmail}
      data-imprint={addressOf('imprint')}
      data-privacy={addressOf('privacy')}
      data-terms={addressOf('terms')}
      className={figtree.variable}
    >
      <body>
        <link rel="icon" href={paths.brandIcon()} />
        <SendingProvider sending={{ typed: await typedHere(), words: words(language).common.sending }}>
          {children}
        </SendingProvider>
      </body>
    </html>
  )
}
