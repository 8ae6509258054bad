import { LinkButton } from '@/app/ui/button'
import { DataTable } from '@/app/ui/data-table'
import { Section } from '@/app/ui/section'
import type { SignedIn } from '@/lib/auth/session'
import type { DraftLine } from '@/lib/client-invite/drafts'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'

/** What was begun in the wizard and not sent, to go on with or to delete. */
export function Drafts({ account, t, drafts }: { account: SignedIn; t: Dict; drafts: DraftLine[] }) {
  if (drafts.length === 0) return null
  const { list } = t.wizard
  return (
    <Section title={list.drafts}>
      <DataTable
        caption={list.draftsCaption}
        columns={[
          { key: 'client', label: list.client },
          { key: 'apps', label: list.apps },
          { key: 'started', label: list.draftStarted },
          { key: 'open', label: list.draftActions, heading: 'hidden' },
        ]}
        rows={drafts.map((draft) => ({
          key: draft.id,
          cells: [
            <span key="client" className="wrap-anywhere">
              {draftClient(t, draft)}
            </span>,
            draft.appNames.join(', '),
            formatDay(dayOf(draft.createdAt, operator().timeZone), account.language),
            <DraftActions key="open" t={t} draft={draft} />,
          ],
        }))}
      />
    </Section>
  )
}

/** Whom a draft is for, as far as it says so. */
export function draftClient(t: Dict, { clientName, email }: DraftLine): string {
  return clientName || email || t.wizard.draft.noClient
}

/** The two things a draft is there for, each with what it is about for whoever hears it. */
export function DraftActions({ t, draft }: { t: Dict; draft: DraftLine }) {
  const { list } = t.wizard
  const about = draft.clientName || draft.email || draft.appNames.join(', ')
  return (
    <span className="flex flex-wrap gap-2.5">
      <LinkButton
        href={paths.inviteStep(draft.id, 'check')}
        size="small"
        variant="secondary"
        aria-label={list.draftOpenFor(about)}
      >
        {list.draftOpen}
      </LinkButton>
      <LinkButton
        href={paths.deleteDraft(draft.id)}
        size="small"
        variant="quiet"
        aria-label={list.draftDeleteFor(about)}
      >
        {list.draftDelete}
      </LinkButton>
    </span>
  )
}
