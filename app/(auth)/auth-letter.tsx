import type { ReactNode } from 'react'
import { Letter } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { operator } from '@/lib/operator'
import { words } from '@/lib/words/words'
import { LanguageSwitch } from './language-switch'

/** The sheet of every page on the way in, from the operator. */
export function AuthLetter({ language, children }: { language: Language; children: ReactNode }) {
  const { skipToContent } = words(language).common
  return (
    <Letter sender={operator().name} skip={skipToContent} aside={<LanguageSwitch language={language} />}>
      {children}
    </Letter>
  )
}
