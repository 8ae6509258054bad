import { AcceptedEmail } from '@/app/ui/accepted-email'
import { ActRow } from '@/app/ui/act-row'
import type { ButtonVariant } from '@/app/ui/button'
import { Card } from '@/app/ui/card'
import { Confirm } from '@/app/ui/confirm'
import { Icon } from '@/app/ui/drawn-icon'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { RotateCw, Undo2 } from '@/app/ui/icons'
import { PressForm } from '@/app/ui/press-form'
import { Section } from '@/app/ui/section'
import { paths } from '@/lib/paths'
import { correctInvitedAddress, sendTeamInviteAgain, takeTeamInviteBack } from '../actions'
import type { OpenTeamInvite } from './find'

/** What can be done now, each with what it does beside its button. */
export function Actions({ open, withSendAgain }: { open: OpenTeamInvite; withSendAgain: boolean }) {
  const { page: w } = open.me.t.teamInvite
  return (
    <Section title={w.actions}>
      <Card>
        <ul>
          {withSendAgain ? <ActRow title={w.newLink} text={w.sendAgainHint} act={<SendAgain open={open} />} /> : null}
          <ActRow title={w.withdraw} text={withdrawSentence(open)} act={<WithdrawButton open={open} />} />
        </ul>
      </Card>
      <div className="mt-4">
        <CorrectAddress open={open} />
      </div>
    </Section>
  )
}

function WithdrawButton({ open }: { open: OpenTeamInvite }) {
  const { me, invite, who } = open
  const { page: w } = me.t.teamInvite
  return (
    <Confirm
      href={paths.withdrawTeamInvite(me.company.slug, invite.id)}
      trigger={w.withdraw}
      title={w.withdrawTitle(who)}
      confirm={w.withdrawConfirm}
      busy={w.withdrawing}
      cancel={w.keep}
      action={takeTeamInviteBack}
      fields={fieldsOf(open)}
      variant="danger"
      size="small"
      icon={<Icon of={Undo2} />}
    >
      <p>{withdrawSentence(open)}</p>
    </Confirm>
  )
}

function CorrectAddress({ open }: { open: OpenTeamInvite }) {
  const { me, invite } = open
  const { page: w } = me.t.teamInvite
  const fields = fieldsOf(open)
  return (
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
