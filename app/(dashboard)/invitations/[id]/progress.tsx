import { Card } from '@/app/ui/card'
import { ProgressLine } from '@/app/ui/progress-line'
import type { Invitation } from '@/lib/client-invite/queries'
import type { Dict } from '@/lib/words/words'
import { MailLine } from '../../mail-line'
import { progressSteps } from '../progress-steps'

/** Sent, seen, at payment, done: with the step it waits for named. */
export function Progress({ invitation, t }: { invitation: Invitation; t: Dict }) {
  const { invitation: w } = t.wizard
  return (
    <Card pad="normal">
      <ProgressLine label={w.progress} steps={progressSteps(t, invitation.state)} words={t.developer.home.stepState} />
      <p className="mt-3 text-note text-muted">{w.seenNote}</p>
      {/* What could not be sent at all stands above, with a way to send it again. */}
      {invitation.state === 'sent' && invitation.mail !== 'given-up' ? (
        <p className="text-note text-muted">
          <MailLine t={t} mail={invitation.mail} />
        </p>
      ) : null}
    </Card>
  )
}
