import { LinkButton } from '@/app/ui/button'
import { Letter } from '@/app/ui/letter'
import { readerLanguage } from '@/lib/auth/language'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** The same answer for what does not exist and for what is not yours. */
export default async function NotFound() {
  const { common } = words(await readerLanguage())
  const { errors } = common
  return (
    <Letter sender={operator().name} skip={common.skipToContent}>
      <title>{errors.notFoundTitle}</title>
      <h1>{errors.notFoundTitle}</h1>
      <p>{errors.notFoundText}</p>
      <LinkButton href={paths.root()} size="letter">
        {errors.goOn}
      </LinkButton>
    </Letter>
  )
}
