import { DataTable } from '@/app/ui/data-table'
import { type Language, ROLES, type Role } from '@/db/vocabulary'
import {
  type AppView,
  mayChangeRole,
  mayClose,
  mayCreateApp,
  mayHandOver,
  mayInvite,
  mayLeave,
  mayManageBilling,
  mayRemove,
  mayRestoreApp,
  mayScaleApp,
  maySeeApps,
  maySeePayer,
  maySeeTeam,
  maySwitchOffApp,
  mayWorkOnApps,
  type Reach,
} from '@/lib/company/roles'
import { LOCALES } from '@/lib/words/locale'
import { type Dict, words } from '@/lib/words/words'

/** The law as a table, printed from the functions that decide. */
export function RolesTable({ language }: { language: Language }) {
  const t = words(language)
  const w = t.help.roles
  return (
    <DataTable
      caption={w.caption}
      stacked="lines"
      columns={[{ key: 'what', label: w.what }, ...ROLES.map((role) => ({ key: role, label: t.common.roles[role] }))]}
      rows={roleRows(language).map(({ key, label, cells }) => ({
        key,
        cells: [
          <span key="what" className="font-semibold">
            {label}
          </span>,
          ...cells,
        ],
      }))}
    />
  )
}

/** What each role may do, a cell per role in the order of ROLES. */
export function roleRows(language: Language): { key: string; label: string; cells: string[] }[] {
  const t = words(language)
  const { rows } = t.help.roles
  return Object.entries(cellsOf(t, language)).map(([key, cell]) => ({
    key,
    label: rows[key as keyof typeof rows],
    cells: ROLES.map(cell),
  }))
}

function cellsOf(t: Dict, language: Language): Record<keyof Dict['help']['roles']['rows'], (role: Role) => string> {
  const w = t.help.roles
  const yes = (may: boolean) => (may ? w.yes : w.no)
  const list = (roles: readonly Role[]) => listed(t, language, roles)
  return {
    apps: (role) => viewText(w, maySeeApps(role)),
    create: (role) => yes(mayCreateApp(role) && mayScaleApp(role)),
    switchOff: (role) => yes(maySwitchOffApp(role)),
    restore: (role) => yes(mayRestoreApp(role)),
    work: (role) => viewText(w, mayWorkOnApps(role)),
    team: (role) => (maySeeTeam(role) === 'own' ? w.samePeople : yes(maySeeTeam(role) === 'all')),
    invite: (role) => list(ROLES.filter((invited) => mayInvite(role, invited))),
    change: (role) => changeText(w, role, list),
    remove: (role) => list(ROLES.filter((removed) => mayRemove(role, removed))),
    billing: (role) => (!mayManageBilling(role) && maySeePayer(role) ? w.payerOnly : yes(mayManageBilling(role))),
    leave: (role) => (mayLeave(role, false) && !mayLeave(role, true) ? w.notLastOwner : yes(mayLeave(role, true))),
    close: (role) => yes(mayClose(role)),
    handOver: (role) =>
      !mayHandOver(role, false) && mayHandOver(role, true) ? w.ifAllowed : yes(mayHandOver(role, false)),
  }
}

function viewText(w: Dict['help']['roles'], view: AppView | Reach): string {
  return { all: w.all, own: w.own, none: w.no, 'names-plans-costs': w.namesPlansCosts }[view]
}

function changeText(w: Dict['help']['roles'], actor: Role, list: (roles: readonly Role[]) => string): string {
  const changes = ROLES.flatMap((from) => ROLES.map((to) => ({ from, to }))).filter(({ from, to }) =>
    mayChangeRole(actor, from, to, false),
  )
  const from = list([...new Set(changes.map((change) => change.from))])
  return changes.length === 1 ? w.toAdmin(from) : from
}

function listed(t: Dict, language: Language, roles: readonly Role[]): string {
  const { no, anyRole } = t.help.roles
  if (roles.length === 0) return no
  if (roles.length === ROLES.length) return anyRole
  return new Intl.ListFormat(LOCALES[language]).format(roles.map((role) => t.common.roles[role]))
}
