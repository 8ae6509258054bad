import { RotateCw, Undo2 } from 'lucide-react'
import { LinkToCopy } from '@/app/(dashboard)/link-to-copy'
import { AcceptedEmail } from '@/app/ui/accepted-email'
import type { ButtonVariant } from '@/app/ui/button'
import { Confirm } from '@/app/ui/confirm'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { Icon } from '@/app/ui/lucide-icon'
import { PressForm } from '@/app/ui/press-form'
import { paths } from '@/lib/paths'
import { correctInvitedAddress, sendTeamInviteAgain, takeTeamInviteBack } from '../actions'
import type { OpenTeamInvite } from './find'

/** Only what can be done now. */
export function Actions({ open, withSendAgain }: { open: OpenTeamInvite; withSendAgain: boolean }) {
  const { me, invite, who } = open
  const { page: w } = me.t.teamInvite
  const fields = fieldsOf(open)
  return (
    <section aria-label={w.actions} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {invite.copyLink ? (
        <LinkToCopy t={me.t} link={invite.copyLink} words={{ ...w, linkHint: w.linkHint(invite.email) }} />
      ) : null}
      <div className="flex flex-wrap items-start gap-2.5">
        {withSendAgain ? <SendAgain open={open} /> : null}
        <Confirm
          href={paths.withdrawTeamInvite(me.company.slug, invite.id)}
          trigger={w.withdraw}
          title={w.withdrawTitle(who)}
          confirm={w.withdrawConfirm}
          busy={w.withdrawing}
          cancel={w.keep}
          action={takeTeamInviteBack}
          fields={fields}
          variant="danger"
          size="small"
          icon={<Icon of={Undo2} />}
        >
          <p>{withdrawSentence(open)}</p>
        </Confirm>
      </div>
      {withSendAgain ? <p className="text-small text-muted">{w.sendAgainHint}</p> : null}
      <ActionForm action={correctInvitedAddress} words={me.t.common.form} id="correct">
        <Hidden name="companySlug" value={fields.companySlug} />
        <Hidden name="inviteId" value={fields.inviteId} />
        <AcceptedEmail />
        <FormFold look="card" title={w.correct} fields={['email']}>
          <Field
            name="email"
            type="email"
            label={w.newEmail}
            hint={w.correctHint}
            autoComplete="off"
            spellCheck={false}
            defaultValue={invite.email}
          />
          <div>
            <Submit busy={w.sending} variant="secondary">
              {w.correctSubmit}
            </Submit>
          </div>
        </FormFold>
      </ActionForm>
    </section>
  )
}

export function SendAgain({ open, variant = 'secondary' }: { open: OpenTeamInvite; variant?: ButtonVariant }) {
  const { page: w } = open.me.t.teamInvite
  return (
    <PressForm action={sendTeamInviteAgain} fields={fieldsOf(open)}>
      <Submit busy={w.sending} variant={variant} size="small" icon={<Icon of={RotateCw} />}>
        {w.sendAgain}
      </Submit>
    </PressForm>
  )
}

/** What withdrawing means: one that has run out is only taken off the list. */
export function withdrawSentence({ me, invite, who }: OpenTeamInvite): string {
  const { page: w } = me.t.teamInvite
  return invite.state === 'expired' ? w.withdrawTextExpired : w.withdrawText(who)
}

export function fieldsOf({ me, invite }: OpenTeamInvite) {
  return { companySlug: me.company.slug, inviteId: invite.id }
}
