import { OnePress } from '@/app/ui/one-press'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { chooseLanguage } from './actions'

/** The other languages, each by its own name. A press keeps the choice in this browser, and with a client's account. */
export function LanguageSwitch({ language }: { language: Language }) {
  const { common } = words(language)
  return (
    <nav aria-label={common.language} className="flex gap-4 text-dense">
      {LANGUAGES.filter((other) => other !== language).map((other, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: after a press the button stays the same control and keeps the focus
        <OnePress key={place} action={chooseLanguage} fields={{ language: other }}>
          <button type="submit" lang={other} className="link-button">
            {common.languages[other]}
          </button>
        </OnePress>
      ))}
    </nav>
  )
}
