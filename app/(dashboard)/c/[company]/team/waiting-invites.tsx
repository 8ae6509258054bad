import type { CompanyVisitor } from '@/app/(dashboard)/viewer'
import { PersonLine } from '@/app/ui/avatar'
import { LinkButton } from '@/app/ui/button'
import { DataTable } from '@/app/ui/data-table'
import { Icon } from '@/app/ui/drawn-icon'
import { Submit } from '@/app/ui/form-submit'
import { Clock, Mail, RotateCw } from '@/app/ui/icons'
import { PressForm } from '@/app/ui/press-form'
import { Tag } from '@/app/ui/tag'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import type { TeamInviteLine } from '@/lib/team-invite/queries'
import { listed } from '../../../listed'
import { MailLine } from '../../../mail-line'
import { sendTeamInviteAgain } from './invites/actions'

type WaitingInvitesProps = { visitor: CompanyVisitor; invites: readonly TeamInviteLine[] }

/** Who is invited and has not answered, as rows below the team's; nothing where nobody is. */
export function WaitingInvites({ visitor: { t, account, company }, invites }: WaitingInvitesProps) {
  const { waiting } = t.teamInvite
  if (invites.length === 0) return null
  const { slug } = company
  return (
    <DataTable
      caption={waiting.caption(company.name)}
      columns={[
        { key: 'person', label: waiting.person },
        { key: 'role', label: waiting.role },
        { key: 'state', label: waiting.state },
        { key: 'actions', label: waiting.actions, heading: 'hidden', align: 'end' },
      ]}
      rows={invites.map((invite) => ({
        key: invite.id,
        cells: [
          <Who key="who" visitor={{ t, account, company }} invite={invite} />,
          <span key="role" className="grid wrap-anywhere">
            <strong className="font-semibold">{t.common.roles[invite.role]}</strong>
            {invite.appNames.length > 0 ? (
              <span className="text-small text-muted">{waiting.works(listed({ t, account }, invite.appNames))}</span>
            ) : null}
          </span>,
          invite.state === 'expired' ? (
            <Tag key="state" tone="danger">
              {waiting.expired}
            </Tag>
          ) : (
            <Tag key="state" tone="warn" icon={<Icon of={Clock} size={14} />}>
              {waiting.notYet}
            </Tag>
          ),
          invite.mayManage ? (
            <span key="actions" className="flex flex-wrap items-start gap-2 @min-[36rem]:justify-end">
              <PressForm action={sendTeamInviteAgain} fields={{ companySlug: slug, inviteId: invite.id, from: 'team' }}>
                <Submit
                  busy={waiting.sending}
                  variant="secondary"
                  size="small"
                  icon={<Icon of={RotateCw} />}
                  aria-label={waiting.sendAgainTo(invite.email)}
                >
                  {waiting.sendAgain}
                </Submit>
              </PressForm>
              <LinkButton
                href={paths.withdrawTeamInvite(slug, invite.id)}
                variant="danger"
                size="small"
                aria-label={waiting.withdrawFor(invite.email)}
              >
                {waiting.withdraw}
              </LinkButton>
            </span>
          ) : null,
        ],
      }))}
    />
  )
}

type WhoProps = { visitor: Pick<CompanyVisitor, 't' | 'account' | 'company'>; invite: TeamInviteLine }

function Who({ visitor: { t, account, company }, invite }: WhoProps) {
  const { waiting } = t.teamInvite
  const day = formatDay(invite.openUntil, account.language)
  const byWhom = invite.isMine ? waiting.byYou(day) : waiting.byOther({ name: invite.inviterName, day })
  return (
    <PersonLine
      initials={<Icon of={Mail} size={16} />}
      look="dashed"
      name={
        <a href={paths.teamInvite(company.slug, invite.id)} aria-label={waiting.see(invite.email)}>
          {invite.email}
        </a>
      }
      detail={
        <>
          {invite.name ? <span className="block">{invite.name}</span> : null}
          {invite.state === 'expired' ? waiting.ranOut(day) : byWhom}
          <MailLine t={t} mail={invite.mail} />
        </>
      }
    />
  )
}
