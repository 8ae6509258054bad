import { classNames } from '@/app/ui/class-names'
import type { MailState } from '@/db/vocabulary'
import type { Dict } from '@/lib/words/words'

/** What there is to say of a promised mail that has not left; nothing once it has. */
export function MailLine({ t, mail }: { t: Dict; mail: MailState }) {
  if (mail === 'sent') return null
  return (
    <span className={classNames('block', mail === 'given-up' && 'font-semibold text-danger')}>
      {t.common.mailState[mail]}
    </span>
  )
}
