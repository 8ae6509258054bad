import type { ProgressStep } from '@/app/ui/progress-line'
import type { InviteState } from '@/db/vocabulary'
import { progressOf } from '@/lib/client-invite/states'
import type { Dict } from '@/lib/words/words'

/** How far the line is filled: at the payment page that step still waits, and what ran out was sent. */
const SHOWN_AS: Partial<Record<InviteState, InviteState>> = { 'at-payment': 'seen', expired: 'sent' }

/** Sent, seen, at payment, done, with the first step not reached named as what is waited for. What ran out waits for nothing. */
export function progressSteps(t: Dict, state: InviteState): ProgressStep[] {
  const { steps, waiting } = t.developer.home
  const labels = { sent: steps.sent, seen: steps.seen, 'at-payment': steps.payment, completed: steps.done }
  const missing = {
    ...labels,
    seen: waiting.seen,
    'at-payment': state === 'at-payment' ? waiting.payment : waiting.order,
  }
  const reached = progressOf(SHOWN_AS[state] ?? state)
  const next = state === 'expired' ? undefined : reached.find(({ isDone }) => !isDone)?.step
  return reached.map(({ step, isDone }) => {
    if (isDone) return { key: step, label: labels[step], state: 'done' }
    if (step === next) return { key: step, label: missing[step], state: 'waiting' }
    return { key: step, label: labels[step], state: 'open' }
  })
}
