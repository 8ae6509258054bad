import { ActRow } from '@/app/ui/act-row'
import type { ButtonVariant } from '@/app/ui/button'
import { Card } from '@/app/ui/card'
import { Confirm } from '@/app/ui/confirm'
import { Icon } from '@/app/ui/drawn-icon'
import { Submit } from '@/app/ui/form-submit'
import { BellRing, RotateCw, Undo2 } from '@/app/ui/icons'
import { PressForm } from '@/app/ui/press-form'
import { Section } from '@/app/ui/section'
import type { Invitation } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { remindClient, resendInvite, withdrawInvite } from '../actions'
import type { OpenInvitation } from './find'

type ActsProps = { open: OpenInvitation; withResend: boolean }

/** What can be done now, each with what it does beside its button. */
export function Acts({ open, withResend }: ActsProps) {
  const { found, invitation } = open
  const { t } = found
  const { invitation: w } = t.wizard
  const mayResend = invitation.mayResend && withResend
  if (!mayResend && !invitation.mayWithdraw) return null
  return (
    <Section title={w.actions}>
      <Card>
        <ul>
          <ReminderRow open={open} />
          {mayResend ? (
            <ActRow title={w.newLink} text={w.resendHint} act={<ResendButton invitation={invitation} t={t} />} />
          ) : null}
          {invitation.mayWithdraw ? <WithdrawRow open={open} /> : null}
        </ul>
      </Card>
    </Section>
  )
}

/** A reminder, or why there is none to send any more. */
function ReminderRow({ open: { found, invitation, client } }: { open: OpenInvitation }) {
  const { sender } = found.t.decline
  if (invitation.mayRemind) {
    const button = (
      <PressForm action={remindClient} fields={{ inviteId: invitation.id }}>
        <Submit busy={sender.reminding} variant="secondary" size="small" icon={<Icon of={BellRing} />}>
          {sender.remind}
        </Submit>
      </PressForm>
    )
    return <ActRow title={sender.reminder} text={sender.remindHint} act={button} />
  }
  const isSilenced = invitation.mayWithdraw && invitation.remindersStoppedAt !== null
  return isSilenced ? <ActRow title={sender.reminder} text={sender.remindersStopped(client)} /> : null
}

function WithdrawRow({ open }: { open: OpenInvitation }) {
  const { found, invitation, client, addressee } = open
  const { invitation: w } = found.t.wizard
  return (
    <ActRow
      title={w.withdraw}
      text={w.withdrawText(client)}
      act={
        <Confirm
          href={paths.withdrawInvite(invitation.id)}
          trigger={w.withdraw}
          title={w.withdrawTitle(addressee)}
          confirm={w.withdrawConfirm}
          busy={w.withdrawing}
          cancel={w.keepOpen}
          action={withdrawInvite}
          fields={{ inviteId: invitation.id }}
          variant="danger"
          size="small"
          icon={<Icon of={Undo2} />}
        >
          {withdrawSentences(open).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Confirm>
      }
    />
  )
}

/** What withdrawing means, also while the client is paying. */
export function withdrawSentences({ found, invitation, client }: OpenInvitation): string[] {
  const { invitation: w } = found.t.wizard
  const sentences = [w.withdrawText(client)]
  return invitation.state === 'at-payment' ? [w.withdrawAtPayment(client), ...sentences] : sentences
}

type ResendButtonProps = {
  invitation: Pick<Invitation, 'id'>
  t: Dict
  variant?: ButtonVariant
  /** For a list, where several stand below each other. */
  label?: string
}

export function ResendButton({ invitation, t, variant = 'secondary', label }: ResendButtonProps) {
  const { invitation: w } = t.wizard
  return (
    <PressForm action={resendInvite} fields={{ inviteId: invitation.id }}>
      <Submit busy={w.resending} variant={variant} size="small" icon={<Icon of={RotateCw} />} aria-label={label}>
        {w.resend}
      </Submit>
    </PressForm>
  )
}
