import type { Language } from '@/db/vocabulary'
import { paths } from '@/lib/paths'
import { FILM, hasFilm } from './help/film/film-file'

/** The film of both sides, with what it shows said below; nothing at all where nobody has made it. */
export function FilmPlayer({ language, label }: { language: Language; label: string }) {
  if (!hasFilm(language)) return null
  return (
    <figure className="mb-10">
      <video
        {...FILM}
        className="h-auto w-full rounded-card border border-line"
        // Half a second in, the encoder has found its quality: what is shown before somebody presses play.
        src={`${paths.helpFilm(language)}#t=0.5`}
        aria-label={label}
        controls
        muted
        playsInline
        preload="metadata"
      />
      <figcaption className="mt-2 text-small text-muted">{label}</figcaption>
    </figure>
  )
}
