import { LinkButton } from '@/app/ui/button'
import { UnknownLink } from '@/app/unknown-link'
import type { Language } from '@/db/vocabulary'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { AuthLetter } from './auth-letter'

type OverLetterProps = {
  language: Language
  /** What such a link was good for. */
  text: string
  /** Says what the way on, to a link for a new password, is for. */
  button: string
}

/** The one page of mailed links that work no more: used, replaced, too old or never ours, it does not say which. */
export function OverLetter({ language, text, button }: OverLetterProps) {
  return (
    <AuthLetter language={language}>
      <h1>{words(language).account.over.title}</h1>
      <p>{text}</p>
      <UnknownLink language={language} />
      <LinkButton href={paths.forgot()} variant="primary" size="letter">
        {button}
      </LinkButton>
    </AuthLetter>
  )
}
