import { DataTable } from '@/app/ui/data-table'
import { Section } from '@/app/ui/section'
import type { SwitchedOffApp } from '@/lib/apps/switched-off'
import { formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { appLabel, type CompanyVisitor } from '../../../viewer'

type SwitchedOffProps = { visitor: CompanyVisitor; apps: readonly SwitchedOffApp[] }

/** What was switched off within seven days, and the way to bring it back for whoever may. */
export function SwitchedOff({ visitor, apps }: SwitchedOffProps) {
  const { account, company, t } = visitor
  const { off: text } = t.planEnd
  if (apps.length === 0) return null
  return (
    <Section title={text.title}>
      <DataTable
        caption={text.caption}
        columns={[
          { key: 'name', label: text.name[account.kind] },
          { key: 'until', label: text.until },
          { key: 'what', label: text.what },
        ]}
        rows={apps.map(({ name, until, mayRestore }) => ({
          key: name,
          cells: [
            <span key="name" className="wrap-anywhere">
              {appLabel(visitor, name)}
            </span>,
            formatDay(until, account.language, 'weekday'),
            mayRestore ? (
              <a
                key="what"
                href={paths.restoreApp(company.slug, name)}
                aria-label={text.restoreOf(appLabel(visitor, name))}
              >
                {text.restore}
              </a>
            ) : (
              text.owner
            ),
          ],
        }))}
      />
    </Section>
  )
}
