import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { Button, LinkButton } from '@/app/ui/button'
import type { FormAction } from '@/app/ui/form-state'
import { OnePress } from '@/app/ui/one-press'
import { UnknownLink } from '@/app/unknown-link'
import type { Language } from '@/db/vocabulary'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type NewsLetterProps = {
  language: Language
  title: string
  text: string
  /** What can be pressed; absent once it is done. */
  press?: { action: FormAction; fields: Record<string, string>; label: string }
}

/** A page behind a link of a newsletter's mail: it asks, or says what is. */
export function NewsLetter({ language, title, text, press }: NewsLetterProps) {
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{title}</h1>
      <p role={press ? undefined : 'status'}>{text}</p>
      {press ? (
        <OnePress action={press.action} fields={press.fields}>
          <Button type="submit" size="letter" variant="primary">
            {press.label}
          </Button>
        </OnePress>
      ) : null}
    </ClientLetter>
  )
}

/** A link that is none, is replaced, or is too old. It does not say which. */
export function NewsOver({ language }: { language: Language }) {
  const { news } = words(language).accountPages
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{news.overTitle}</h1>
      <p>{news.overText}</p>
      <UnknownLink language={language} />
      <LinkButton href={paths.root()} size="letter" variant="secondary">
        {news.goOn}
      </LinkButton>
    </ClientLetter>
  )
}
