import { RotateCw, Undo2 } from 'lucide-react'
import { LinkToCopy } from '@/app/(dashboard)/link-to-copy'
import type { ButtonVariant } from '@/app/ui/button'
import { Confirm } from '@/app/ui/confirm'
import { Submit } from '@/app/ui/form-submit'
import { Icon } from '@/app/ui/lucide-icon'
import { PressForm } from '@/app/ui/press-form'
import type { Invitation } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { resendInvite, withdrawInvite } from '../actions'
import type { OpenInvitation } from './find'
import { RemindButton, ReminderHint } from './reminder'

type ActionsProps = { open: OpenInvitation; withResend: boolean }

/** Only what can be done now. */
export function Actions({ open, withResend }: ActionsProps) {
  const { found, invitation, client } = open
  const { t } = found
  const { invitation: w } = t.wizard
  const mayResend = invitation.mayResend && withResend
  if (!mayResend && !invitation.mayWithdraw) return null
  return (
    <section aria-label={w.actions} className="grid gap-4">
      {invitation.copyLink ? (
        <LinkToCopy t={t} link={invitation.copyLink} words={{ ...w, linkHint: w.linkHint(invitation.email) }} />
      ) : null}
      <div className="flex flex-wrap items-start gap-2.5">
        {invitation.mayRemind ? <RemindButton invitation={invitation} t={t} /> : null}
        {mayResend ? <ResendButton invitation={invitation} t={t} /> : null}
        {invitation.mayWithdraw ? (
          <Confirm
            href={paths.withdrawInvite(invitation.id)}
            trigger={w.withdraw}
            title={w.withdrawTitle(client)}
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
        ) : null}
      </div>
      <div className="text-small text-muted">
        <ReminderHint open={open} />
        {mayResend ? <p>{w.resendHint}</p> : null}
      </div>
    </section>
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
