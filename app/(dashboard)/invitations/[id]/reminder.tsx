import { BellRing } from 'lucide-react'
import { Submit } from '@/app/ui/form-submit'
import { Icon } from '@/app/ui/lucide-icon'
import { PressForm } from '@/app/ui/press-form'
import type { Invitation } from '@/lib/client-invite/queries'
import type { Dict } from '@/lib/words/words'
import { remindClient } from '../actions'
import type { OpenInvitation } from './find'

export function RemindButton({ invitation, t }: { invitation: Invitation; t: Dict }) {
  const { sender } = t.decline
  return (
    <PressForm action={remindClient} fields={{ inviteId: invitation.id }}>
      <Submit busy={sender.reminding} variant="secondary" size="small" icon={<Icon of={BellRing} />}>
        {sender.remind}
      </Submit>
    </PressForm>
  )
}

/** What a reminder is, or why there is none to send any more. */
export function ReminderHint({ open: { found, invitation, client } }: { open: OpenInvitation }) {
  const { sender } = found.t.decline
  if (invitation.mayRemind) return <p>{sender.remindHint}</p>
  const isSilenced = invitation.mayWithdraw && invitation.remindersStoppedAt !== null
  return isSilenced ? <p>{sender.remindersStopped(client)}</p> : null
}
