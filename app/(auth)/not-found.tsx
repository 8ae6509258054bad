import { WaysOn } from '@/app/(dashboard)/ways-on'
import { Brand } from '@/app/brand/brand'
import { LegalFooter } from '@/app/brand/legal-footer'
import { Letter } from '@/app/ui/letter'
import { readerLanguage } from '@/lib/auth/language'
import { words } from '@/lib/words/words'

/** The same answer for what does not exist and for what is not yours. */
export default async function NotFound() {
  const language = await readerLanguage()
  const { common } = words(language)
  const { errors } = common
  return (
    <Letter sender={<Brand />} skip={common.skipToContent} footer={<LegalFooter t={words(language)} />}>
      <title>{errors.notFoundTitle}</title>
      <h1>{errors.notFoundTitle}</h1>
      <p>{errors.notFoundText}</p>
      <WaysOn language={language} size="letter" />
    </Letter>
  )
}
