import { CopyButton } from '@/app/ui/copy-button'
import type { Dict } from '@/lib/words/words'

type LinkToCopyProps = { t: Dict; link: string; words: { link: string; linkHint: string; copyLink: string } }

/** An invite's link for messages of one's own, and what whoever opens it needs. */
export function LinkToCopy({ t, link, words }: LinkToCopyProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor="copy-link" className="label">
        {words.link}
      </label>
      <p id="copy-link-hint" className="text-small wrap-anywhere text-muted">
        {words.linkHint}
      </p>
      <div className="flex flex-wrap items-center gap-2.5">
        <input
          id="copy-link"
          readOnly
          value={link}
          aria-describedby="copy-link-hint"
          className="control min-w-0 flex-[1_1_16rem]"
        />
        <CopyButton text={link} label={words.copyLink} copied={t.common.copied} />
      </div>
    </div>
  )
}
