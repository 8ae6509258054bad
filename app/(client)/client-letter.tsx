import type { ReactNode } from 'react'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { Letter } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'

type ClientLetterProps = {
  language: Language
  /** The switch of languages; the wizard's preview has none. */
  aside?: ReactNode
  /** Drawn without any script of ours. */
  plain?: boolean
  children: ReactNode
}

/** The frame of every client page: the operator's name above, their legal name and documents below. */
export function ClientLetter({ language, aside, plain, children }: ClientLetterProps) {
  return (
    <Letter
      sender={<Brand />}
      aside={aside}
      skip={words(language).common.skipToContent}
      footer={<LegalFooter t={words(language)} withCheck />}
      plain={plain}
    >
      {children}
    </Letter>
  )
}
