import { Tag, type Tone } from '@/app/ui/tag'
import type { InviteState } from '@/db/vocabulary'
import type { Dict } from '@/lib/words/words'

const TONES: Record<InviteState, Tone> = {
  draft: 'neutral',
  sent: 'info',
  seen: 'info',
  'at-payment': 'warn',
  completed: 'ok',
  withdrawn: 'neutral',
  declined: 'danger',
  expired: 'warn',
}

/** Where an invitation stands, in one word. */
export function StateTag({ state, t }: { state: InviteState; t: Dict }) {
  return <Tag tone={TONES[state]}>{t.wizard.list.states[state]}</Tag>
}
