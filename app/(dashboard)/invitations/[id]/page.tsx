import type { Metadata } from 'next'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Bell, MailX } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { Split } from '@/app/ui/split'
import { SummaryList } from '@/app/ui/summary-list'
import { pageLanguage } from '@/lib/auth/language'
import { isLost, isOnOffer } from '@/lib/client-invite/states'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../../frame'
import { NextSteps } from '../../next-steps'
import { StateTag } from '../state-tag'
import { Acts, ResendButton } from './acts'
import { DeclineReason } from './decline-reason'
import { offerRows } from './facts'
import { findForSender, type OpenInvitation } from './find'
import { headOf } from './head'
import { Progress } from './progress'
import { SendAlong } from './send-along'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).wizard.invitation.title }
}

/** One invitation as its sender follows it: where it stands, and what can be done now. */
export default async function InvitationPage({ params }: { params: Promise<{ id: string }> }) {
  const open = await findForSender((await params).id, paths.invitation)
  const { found, invitation, client } = open
  const { t } = found
  const { invitation: w } = t.wizard
  const head = headOf(open)
  const isFollowed = isOnOffer(invitation.state) || invitation.state === 'completed'
  const wantsLink = invitation.newLinkWantedAt !== null && invitation.mayResend
  const isMailLost = isLost(invitation) && !wantsLink
  return (
    <Frame visitor={found} place="invitations">
      <p className="mb-3 text-small">
        <a href={paths.invitations()}>{w.back}</a>
      </p>
      <PageHead
        title={<span className="wrap-anywhere">{head.title}</span>}
        lead={head.lead}
        actions={<StateTag state={invitation.state} t={t} />}
      />
      <Split aside={<SendAlong open={open} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {wantsLink ? (
            <Notice
              tone="warn"
              icon={<Icon of={Bell} />}
              title={w.wantsLink(client)}
              actions={<ResendButton invitation={invitation} t={t} variant="primary" />}
            >
              {w.wantsLinkText}
            </Notice>
          ) : null}
          {isMailLost ? (
            <Notice
              tone="danger"
              icon={<Icon of={MailX} />}
              title={t.common.mailState['given-up']}
              actions={<ResendButton invitation={invitation} t={t} variant="primary" />}
            >
              {w.mailGivenUpText}
            </Notice>
          ) : null}
          <DeclineReason open={open} />
          {isFollowed ? <Progress invitation={invitation} t={t} /> : null}
          {invitation.company ? (
            <div>
              <LinkButton href={paths.company(invitation.company.slug)} variant="primary">
                {w.openCompany(invitation.company.name)}
              </LinkButton>
            </div>
          ) : null}
        </div>
        {invitation.state === 'completed' ? <Afterwards open={open} /> : null}
        <Acts open={open} withResend={!wantsLink && !isMailLost} />
        <Section title={w.facts}>
          <SummaryList rows={offerRows(open)} />
        </Section>
      </Split>
    </Frame>
  )
}

function Afterwards({ open: { found, invitation } }: { open: OpenInvitation }) {
  const { offer, id, appNames, clientName, email, company } = invitation
  return (
    <Section title={found.t.wizard.nextSteps.heading}>
      <NextSteps
        visitor={found}
        done={{ inviteId: id, appNames, clientName, email, company, language: offer.language }}
      />
    </Section>
  )
}
