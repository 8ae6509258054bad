import type { ReactNode } from 'react'
import { startInvite } from '@/app/(wizard)/invite/actions'
import type { ButtonVariant } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Submit } from '@/app/ui/form-submit'
import { Send } from '@/app/ui/icons'
import { PressForm } from '@/app/ui/press-form'

type InviteButtonProps = {
  label: string
  busy: string
  appName?: string
  variant?: ButtonVariant
  accessibleName?: string
}

/** Begins a Client Invite, with the App already chosen when it stands beside one. */
export function InviteButton(props: InviteButtonProps) {
  return (
    <InviteForm name={props.appName}>
      <InvitePress {...props} />
    </InviteForm>
  )
}

/** Around several Apps, each with a press of its own. */
export function InviteForm({ name, children }: { name?: string | undefined; children: ReactNode }) {
  return (
    <PressForm action={startInvite} name={name}>
      {children}
    </PressForm>
  )
}

/** The button of one App in an InviteForm. */
export function InvitePress({ label, busy, appName, variant = 'primary', accessibleName }: InviteButtonProps) {
  return (
    <Submit
      name={appName ? 'appName' : undefined}
      value={appName}
      busy={busy}
      variant={variant}
      size="small"
      icon={<Icon of={Send} />}
      aria-label={accessibleName}
    >
      {label}
    </Submit>
  )
}
