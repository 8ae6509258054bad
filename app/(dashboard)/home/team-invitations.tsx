import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { UserPlus } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import type { teamInvitesFor } from '@/lib/team-invite/queries'
import type { Dict } from '@/lib/words/words'

type TeamInvitationsProps = { t: Dict; invites: Awaited<ReturnType<typeof teamInvitesFor>> }

/** Which teams this person is asked to join. Signed in with the invited address, the page behind asks for one press. */
export function TeamInvitations({ t, invites }: TeamInvitationsProps) {
  const { home, landing } = t.teamInvite
  if (invites.length === 0) return null
  return (
    <div className="mb-6 grid gap-3">
      {invites.map((invite) => (
        <Notice
          key={invite.id}
          tone="info"
          icon={<Icon of={UserPlus} />}
          title={
            <span className="wrap-anywhere">
              {landing.title({ inviter: invite.inviterName, company: invite.companyName })}
            </span>
          }
          actions={<LinkButton href={invite.link}>{home.see}</LinkButton>}
        />
      ))}
    </div>
  )
}
