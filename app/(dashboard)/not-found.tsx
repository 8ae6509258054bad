import { LinkButton } from '@/app/ui/button'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** The same answer for what does not exist and for what is not yours. */
export default async function NotFound() {
  const { errors } = words(await pageLanguage()).common
  return (
    <main className="mx-auto max-w-160 px-4 py-16">
      <title>{errors.notFoundTitle}</title>
      <h1 className="mb-4">{errors.notFoundTitle}</h1>
      <p className="mb-6 text-muted">{errors.notFoundText}</p>
      <LinkButton href={paths.root()}>{errors.goOn}</LinkButton>
    </main>
  )
}
