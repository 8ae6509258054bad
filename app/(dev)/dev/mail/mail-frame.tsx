import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import type { Choice } from './choice'

const WIDTHS: Record<Choice['width'], string> = { phone: 'max-w-[24.5rem]', desk: 'max-w-[44rem]' }

type MailFrameProps = { choice: Choice; text: string; t: Dict['mailPreview'] }

/** The mail itself. Its html part is a document of its own: inside the page its inline styles would be forbidden. */
export function MailFrame({ choice, text, t }: MailFrameProps) {
  const { kind, variant, part, width } = choice
  const paper = `mt-6 w-full rounded-card border border-line ${WIDTHS[width]}`
  if (part === 'text') {
    return (
      <pre lang={choice.language} className={`${paper} bg-surface p-4 text-small whitespace-pre-wrap wrap-anywhere`}>
        {text}
      </pre>
    )
  }
  const address = paths.mailDocument(choice)
  return (
    <>
      <iframe title={`${kind}, ${variant}`} src={address} sandbox="" className={`${paper} block h-[56rem]`} />
      <p className="mt-2 text-small">
        <a href={address}>{t.alone}</a>
      </p>
    </>
  )
}
