import type { ReactNode } from 'react'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { Letter } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { LanguageSwitch } from './language-switch'

/** The sheet of every page on the way in, from the operator. */
export function AuthLetter({ language, children }: { language: Language; children: ReactNode }) {
  const { skipToContent } = words(language).common
  return (
    <Letter
      sender={<Brand />}
      skip={skipToContent}
      aside={<LanguageSwitch language={language} />}
      footer={<LegalFooter t={words(language)} />}
    >
      {children}
    </Letter>
  )
}
