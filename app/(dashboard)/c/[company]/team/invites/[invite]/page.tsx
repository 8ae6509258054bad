import type { Metadata } from 'next'
import { Frame } from '@/app/(dashboard)/frame'
import { LinkToCopy } from '@/app/(dashboard)/link-to-copy'
import { Icon } from '@/app/ui/drawn-icon'
import { Bell, MailX } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { Split } from '@/app/ui/split'
import { SummaryList } from '@/app/ui/summary-list'
import { Tag, type Tone } from '@/app/ui/tag'
import type { TeamInviteState } from '@/db/vocabulary'
import { pageLanguage } from '@/lib/auth/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Actions, SendAgain } from './actions-panel'
import { factRows, leadOf } from './facts'
import { type OpenTeamInvite, openTeamInvite } from './find'

type Props = { params: Promise<{ company: string; invite: string }> }

const TONES: Record<TeamInviteState, Tone> = {
  open: 'warn',
  accepted: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  expired: 'danger',
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).teamInvite.page.title }
}

/** One invitation to the team: where it stands, and what can be done now. */
export default async function TeamInvitePage({ params }: Props) {
  const open = await openTeamInvite(params, paths.teamInvite)
  const { me, invite, who } = open
  const { page: w } = me.t.teamInvite
  const wantsLink = invite.newLinkWantedAt !== null && invite.isWaiting && invite.mayManage
  const isMailLost = invite.isWaiting && invite.mail === 'given-up' && !wantsLink
  return (
    <Frame visitor={me} company={me.company} place="team">
      <p className="mb-3 text-small">
        <a href={paths.team(me.company.slug)}>{w.back}</a>
      </p>
      <PageHead
        title={<span className="wrap-anywhere">{w.heading(who)}</span>}
        lead={<span className="wrap-anywhere">{leadOf(open)}</span>}
        actions={<Tag tone={TONES[invite.state]}>{w.states[invite.state]}</Tag>}
      />
      <Split aside={<SendAlong open={open} />}>
        {wantsLink ? (
          <Notice
            tone="warn"
            icon={<Icon of={Bell} />}
            title={<span className="wrap-anywhere">{w.wantsLink(who)}</span>}
            actions={<SendAgain open={open} variant="primary" />}
          >
            {w.wantsLinkText}
          </Notice>
        ) : null}
        {isMailLost ? (
          <Notice
            tone="danger"
            icon={<Icon of={MailX} />}
            title={me.t.common.mailState['given-up']}
            actions={invite.mayManage ? <SendAgain open={open} variant="primary" /> : null}
          >
            {invite.mayManage ? w.mailGivenUpText : null}
          </Notice>
        ) : null}
        {invite.isWaiting && invite.mayManage ? (
          <Actions open={open} withSendAgain={!wantsLink && !isMailLost} />
        ) : null}
        <Section title={w.facts}>
          <SummaryList rows={factRows(open)} />
        </Section>
      </Split>
    </Frame>
  )
}

function SendAlong({ open: { me, invite } }: { open: OpenTeamInvite }) {
  const { page: w } = me.t.teamInvite
  if (!invite.copyLink || !invite.mayManage || !invite.isWaiting) return null
  return <LinkToCopy t={me.t} link={invite.copyLink} words={{ ...w, linkHint: w.linkHint(invite.email) }} />
}
