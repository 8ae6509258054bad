import type { ReactNode } from 'react'
import { Letter } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

const LINKED = ['imprint', 'privacy', 'terms'] as const

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
  const t = words(language)
  const { name, legalName, sample, documents } = operator()
  const footer = (
    <>
      <p>{legalName}</p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {LINKED.map((document) => (
          <a key={document} href={paths.legal(document, documents[document].version)}>
            {t.client.footer.documents[document]}
          </a>
        ))}
        <a href={paths.check()}>{t.help.working.checkPage}</a>
      </p>
      {sample ? <p className="mt-2">{t.client.footer.sample}</p> : null}
    </>
  )
  return (
    <Letter sender={name} aside={aside} skip={t.common.skipToContent} footer={footer} plain={plain}>
      {children}
    </Letter>
  )
}
