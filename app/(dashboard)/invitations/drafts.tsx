import { DataTable } from '@/app/ui/data-table'
import { Section } from '@/app/ui/section'
import type { SignedIn } from '@/lib/auth/session'
import type { DraftLine } from '@/lib/client-invite/drafts'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'

/** What was saved and closed in the wizard, to go on with. */
export function Drafts({ account, t, drafts }: { account: SignedIn; t: Dict; drafts: DraftLine[] }) {
  if (drafts.length === 0) return null
  const { list } = t.wizard
  return (
    <Section title={list.drafts}>
      <DataTable
        caption={list.draftsCaption}
        columns={[
          { key: 'client', label: list.client },
          { key: 'started', label: list.draftStarted },
          { key: 'open', label: list.draftOpen, heading: 'hidden' },
        ]}
        rows={drafts.map((draft) => ({
          key: draft.id,
          cells: [
            <span key="client" className="wrap-anywhere">
              {draft.clientName || draft.email}
            </span>,
            formatDay(dayOf(draft.createdAt, operator().timeZone), account.language),
            <a
              key="open"
              href={paths.inviteStep(draft.id, 'check')}
              aria-label={list.draftOpenFor(draft.clientName || draft.email)}
            >
              {list.draftOpen}
            </a>,
          ],
        }))}
      />
    </Section>
  )
}
