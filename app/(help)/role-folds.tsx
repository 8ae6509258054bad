import { roleSentence } from '@/app/(dashboard)/c/[company]/team/person-words'
import { Card } from '@/app/ui/card'
import { Fold } from '@/app/ui/fold'
import { type AccountKind, type Language, ROLES, type Role } from '@/db/vocabulary'
import { type Dict, words } from '@/lib/words/words'
import { roleLines } from './roles-table'

/** The law role by role, each folded: as a table it is longer on a phone than everything above it. */
export function RoleFolds({ language, kind }: { language: Language; kind: AccountKind }) {
  const t = words(language)
  return (
    <Card>
      {ROLES.map((role) => (
        <Fold key={role} look="row" title={<RoleTitle t={t} kind={kind} role={role} />}>
          <RoleLines language={language} kind={kind} role={role} />
        </Fold>
      ))}
    </Card>
  )
}

function RoleTitle({ t, kind, role }: { t: Dict; kind: AccountKind; role: Role }) {
  return (
    <>
      <span className="block">{t.common.roles[role]}</span>
      <span className="block text-small font-normal text-muted">
        {roleSentence({ t, account: { kind } }, { role })}
      </span>
    </>
  )
}

function RoleLines({ language, kind, role }: { language: Language; kind: AccountKind; role: Role }) {
  const { no } = words(language).help.roles
  const { may, mayNot } = roleLines(language, kind, role)
  return (
    <ul className="grid gap-x-8 gap-y-1.5 text-dense sm:grid-cols-2">
      {may.map(({ key, text }) => (
        <li key={key} className="may">
          {text}
        </li>
      ))}
      {mayNot.map(({ key, text }) => (
        <li key={key} className="may-not text-muted">
          <span className="sr-only">{no}: </span>
          {text}
        </li>
      ))}
    </ul>
  )
}
