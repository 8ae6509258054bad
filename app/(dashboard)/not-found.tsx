import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { pageLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'
import { WaysOn } from './ways-on'

/** The same answer for what does not exist, for what is not yours, and for what was yours a moment ago. */
export default async function NotFound() {
  const language = await pageLanguage()
  const { errors } = words(language).common
  return (
    <div className="mx-auto max-w-160 px-4 pt-5 pb-10">
      <header className="mb-10">
        <Brand />
      </header>
      <main>
        <title>{errors.notFoundTitle}</title>
        <h1 className="mb-4">{errors.notFoundTitle}</h1>
        <p className="mb-6 text-muted">{errors.notFoundText}</p>
        <WaysOn language={language} />
      </main>
      <LegalFooter t={words(language)} className="mt-14 border-t border-line pt-4" />
    </div>
  )
}
