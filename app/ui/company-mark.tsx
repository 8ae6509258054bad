import { classNames } from './class-names'

/** First letter of a company in a square; the filled one is where the person is now. */
export function CompanyMark({ letter, look = 'plain' }: { letter: string; look?: 'plain' | 'filled' }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-grid size-7 shrink-0 place-items-center rounded-[7px] border text-note leading-none font-bold',
        look === 'filled' ? 'border-ink bg-ink text-canvas' : 'border-line bg-sunken text-ink',
      )}
    >
      {letter}
    </span>
  )
}
