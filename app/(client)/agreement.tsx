import { Checkbox } from '@/app/ui/form'
import type { AgreedDocument, Language } from '@/db/vocabulary'
import { type Day, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type AgreementProps = {
  language: Language
  documents: readonly { document: AgreedDocument; version: Day }[]
  /** Asked once for each Company and version of a document. */
  needsTick: boolean
}

/** With whom and on which documents something is ordered, above the button that orders it. */
export function Agreement({ language, documents, needsTick }: AgreementProps) {
  const t = words(language).client.order
  return (
    <div className="grid gap-3 text-dense">
      <p>{t.partner(operator().legalName)}</p>
      <div>
        <p>{t.documents}</p>
        <ul>
          {documents.map(({ document, version }) => (
            <li key={document}>
              <a href={paths.legal(document, version)} target="_blank" rel="noreferrer">
                {t.document[document](formatDay(version, language, 'year'))}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {needsTick ? <Checkbox name="businessTick" label={t.tick} /> : null}
    </div>
  )
}
