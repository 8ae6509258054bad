import type { Metadata } from 'next'
import { InviteButton } from '@/app/(dashboard)/invite-button'
import { DataTable } from '@/app/ui/data-table'
import { EmptyState } from '@/app/ui/empty-state'
import { PageHead } from '@/app/ui/page-head'
import { Section } from '@/app/ui/section'
import { together } from '@/db/prepared'
import { pageLanguage } from '@/lib/auth/language'
import { draftsOf } from '@/lib/client-invite/drafts'
import { type InvitationLine, invitationsOf } from '@/lib/client-invite/queries'
import { isLost, isOnOffer } from '@/lib/client-invite/states'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { Frame } from '../frame'
import { MailLine } from '../mail-line'
import { type Visitor, visitorWith } from '../viewer'
import { ResendButton } from './[id]/acts'
import { Drafts } from './drafts'
import { StateTag } from './state-tag'

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLanguage()).wizard.list.title }
}

/** Everything this person began and sent, newest first. */
export default async function InvitationsPage() {
  const [found, [lines, drafts]] = await visitorWith(paths.invitations(), ({ id }) =>
    together([invitationsOf(id), draftsOf(id)]),
  )
  const { account, t } = found
  const { list } = t.wizard
  const invite = <InviteButton label={t.wizard.name} busy={t.developer.home.opening} />
  const isEmpty = lines.length === 0 && drafts.length === 0
  return (
    <Frame visitor={found} place="invitations">
      <PageHead title={list.title} actions={isEmpty ? null : invite} />
      <Drafts account={account} t={t} drafts={drafts} />
      {isEmpty ? (
        <EmptyState title={list.none} action={invite}>
          {list.noneText}
        </EmptyState>
      ) : null}
      {lines.length > 0 ? (
        <Section title={list.sentTitle}>
          <DataTable
            caption={list.caption}
            columns={[
              { key: 'client', label: list.client },
              { key: 'apps', label: list.apps },
              { key: 'state', label: list.state },
              { key: 'sent', label: list.sent },
              { key: 'until', label: list.until },
            ]}
            rows={lines.map((line) => ({ key: line.id, cells: cellsOf(found, line) }))}
          />
        </Section>
      ) : null}
    </Frame>
  )
}

function cellsOf({ account, t }: Visitor, line: InvitationLine) {
  const { list } = t.wizard
  const { language } = account
  return [
    <span key="client" className="block min-w-0 wrap-anywhere">
      <a href={paths.invitation(line.id)} className="font-semibold">
        {line.clientName || line.email}
      </a>
      {line.clientName ? <span className="block text-small text-muted">{line.email}</span> : null}
    </span>,
    line.appNames.join(', '),
    <span key="state">
      <StateTag state={line.state} t={t} />
      {line.state === 'sent' ? (
        <span className="block text-small text-muted">
          <MailLine t={t} mail={line.mail} />
        </span>
      ) : null}
      {isLost(line) ? (
        <ResendButton invitation={line} t={t} label={list.resendTo(line.clientName || line.email)} />
      ) : null}
    </span>,
    formatDay(dayOf(line.sentAt, operator().timeZone), language),
    <span key="until">
      {formatDay(line.openUntil, language)}
      {isOnOffer(line.state) ? (
        <span className="block text-small text-muted">
          {line.daysLeft > 0 ? t.common.daysLeft(line.daysLeft) : list.lastDay}
        </span>
      ) : null}
    </span>,
  ]
}
