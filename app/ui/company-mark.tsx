import { classNames } from './class-names'

/** First letter of a company in a square; the filled one is where the person is now. */
export function CompanyMark({ letter, look = 'plain' }: { letter: string; look?: 'plain' | 'filled' }) {
  return (
    <span aria-hidden className={classNames('mark', look === 'filled' && 'mark-filled')}>
      {letter}
    </span>
  )
}
