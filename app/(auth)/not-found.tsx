import { WaysOn } from '@/app/(dashboard)/ways-on'
import { Letter } from '@/app/ui/letter'
import { readerLanguage } from '@/lib/auth/language'
import { operator } from '@/lib/operator'
import { words } from '@/lib/words/words'

/** The same answer for what does not exist and for what is not yours. */
export default async function NotFound() {
  const language = await readerLanguage()
  const { common } = words(language)
  const { errors } = common
  return (
    <Letter sender={operator().name} skip={common.skipToContent}>
      <title>{errors.notFoundTitle}</title>
      <h1>{errors.notFoundTitle}</h1>
      <p>{errors.notFoundText}</p>
      <WaysOn language={language} size="letter" />
    </Letter>
  )
}
