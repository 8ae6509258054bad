import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { figtree } from '@/app/fonts'
import type { Language } from '@/db/vocabulary'
import '@/app/globals.css'
import { typedHere } from '@/lib/auth/page'
import { words } from '@/lib/words/words'
import { SendingProvider } from './sending'

/** The frame of every page. The theme comes from a cookie, so that the first paint is right without a script. */
export async function Document({ language, children }: { language: Language; children: ReactNode }) {
  // Nothing may be drawn ahead of its request: such a page would have no nonce, and its scripts would be blocked.
  await headers()
  const theme = (await cookies()).get('theme')?.value
  const chosen = theme === 'light' || theme === 'dark' ? theme : undefined
  return (
    <html lang={language} data-theme={chosen} className={figtree.variable}>
      <body>
        <SendingProvider sending={{ typed: await typedHere(), words: words(language).common.sending }}>
          {children}
        </SendingProvider>
      </body>
    </html>
  )
}
