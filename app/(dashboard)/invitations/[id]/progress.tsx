import { Card } from '@/app/ui/card'
import { ProgressLine, type ProgressStep } from '@/app/ui/progress-line'
import type { Invitation } from '@/lib/client-invite/queries'
import { progressOf } from '@/lib/client-invite/states'
import type { Dict } from '@/lib/words/words'

/** Sent, seen, at payment, done: with the step it waits for named. */
export function Progress({ invitation, t }: { invitation: Invitation; t: Dict }) {
  const { invitation: w } = t.wizard
  return (
    <Card pad="normal">
      <ProgressLine label={w.progress} steps={progressSteps(invitation, t)} words={t.developer.home.stepState} />
      <p className="mt-3 text-note text-muted">{w.seenNote}</p>
      {invitation.state === 'sent' && !invitation.mailHandedOver ? (
        <p className="text-note text-muted">{w.mailWaiting}</p>
      ) : null}
    </Card>
  )
}

/** As on home: at the payment page it is the payment that is waited for. */
function progressSteps({ state }: Invitation, t: Dict): ProgressStep[] {
  const { steps, waiting } = t.developer.home
  const isAtPayment = state === 'at-payment'
  const labels = { sent: steps.sent, seen: steps.seen, 'at-payment': steps.payment, completed: steps.done }
  const missing = { ...labels, seen: waiting.seen, 'at-payment': isAtPayment ? waiting.payment : waiting.order }
  const reached = progressOf(isAtPayment ? 'seen' : state)
  const next = reached.find((step) => !step.isDone)?.step
  return reached.map(({ step, isDone }) => {
    if (isDone) return { key: step, label: labels[step], state: 'done' }
    if (step === next) return { key: step, label: missing[step], state: 'waiting' }
    return { key: step, label: labels[step], state: 'open' }
  })
}
