import { Confirm } from '@/app/ui/confirm'
import { DataTable } from '@/app/ui/data-table'
import { EmptyState } from '@/app/ui/empty-state'
import type { SshKeyView } from '@/lib/account/queries'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Visitor } from '../../viewer'
import { removeKey } from '../actions'

/** Keys by what tells them apart: their name, and the fingerprint as ssh-keygen prints it. */
export function KeysTable({ visitor: { account, t }, keys }: { visitor: Visitor; keys: readonly SshKeyView[] }) {
  const { keys: text } = t.accountPages
  const { timeZone } = operator()
  if (keys.length === 0) return <EmptyState title={text.none}>{text.noneText}</EmptyState>
  return (
    <DataTable
      caption={text.caption}
      columns={[
        { key: 'label', label: text.label },
        { key: 'type', label: text.type },
        { key: 'fingerprint', label: text.fingerprint },
        { key: 'added', label: text.addedOn },
        { key: 'remove', label: text.actions, heading: 'hidden' },
      ]}
      rows={keys.map((key) => ({
        key: key.id,
        cells: [
          <span key="label" className="font-strong wrap-anywhere">
            {key.label}
          </span>,
          <span key="type" className="wrap-anywhere">
            {key.type}
          </span>,
          <span key="fingerprint" className="font-mono text-small break-all">
            {key.fingerprint}
          </span>,
          formatDay(dayOf(key.createdAt, timeZone), account.language, 'year'),
          <Confirm
            key="remove"
            href={paths.removeSshKey(key.id)}
            size="small"
            trigger={
              <>
                {text.remove}
                <span className="sr-only"> {key.label}</span>
              </>
            }
            title={text.removeTitle(key.label)}
            confirm={text.removeConfirm}
            busy={text.removing}
            cancel={text.keep}
            action={removeKey}
            fields={{ keyId: key.id }}
          >
            <p className="font-mono text-small break-all">{key.fingerprint}</p>
            <p>{text.removeText}</p>
          </Confirm>,
        ],
      }))}
    />
  )
}
