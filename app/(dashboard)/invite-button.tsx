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
export function InviteButton({ label, busy, appName, variant = 'primary', accessibleName }: InviteButtonProps) {
  return (
    <PressForm action={startInvite} fields={appName ? { appName } : {}}>
      <Submit busy={busy} variant={variant} size="small" icon={<Icon of={Send} />} aria-label={accessibleName}>
        {label}
      </Submit>
    </PressForm>
  )
}
