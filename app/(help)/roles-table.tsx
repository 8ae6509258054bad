import { DataTable } from '@/app/ui/data-table'
import { type AccountKind, type Language, ROLES, type Role } from '@/db/vocabulary'
import {
  type AppReach,
  mayChangeRole,
  mayClose,
  mayCreateApp,
  mayEditCompany,
  mayHandOver,
  mayInvite,
  mayLeave,
  mayManageBilling,
  mayMoveAway,
  mayMoveIn,
  mayRemove,
  mayRestoreApp,
  mayScaleApp,
  maySeeActivity,
  maySeeApps,
  maySeePayer,
  maySeeTeam,
  maySwitchOffApp,
  mayTickApps,
  mayWorkOnApps,
  ordersWithinLimit,
} from '@/lib/company/roles'
import { kept } from '@/lib/kept'
import { LOCALES } from '@/lib/words/locale'
import { type Dict, words } from '@/lib/words/words'

/** The law as a table, printed from the functions that decide. */
export function RolesTable({ language, kind }: { language: Language; kind?: AccountKind }) {
  const t = words(language)
  const w = t.help.roles
  return (
    <DataTable
      caption={w.caption}
      stacked="lines"
      columns={[{ key: 'what', label: w.what }, ...ROLES.map((role) => ({ key: role, label: t.common.roles[role] }))]}
      rows={roleRows(language, kind).map(({ key, label, cells }) => ({
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

/** What each role may do, a cell per role in the order of ROLES; in the words of whoever reads it. */
export function roleRows(language: Language, kind: AccountKind = 'developer'): RoleRow[] {
  return rowsFor(language, kind)
}

type RoleRow = { key: string; label: string; cells: string[] }

// The law changes with its code and at no other time.
const rowsFor = kept((language: Language, kind: AccountKind): RoleRow[] => {
  const t = words(language)
  const w = wordsFor(t, kind)
  const { rows } = w
  return Object.entries(cellsOf(t, w, language)).map(([key, cell]) => ({
    key,
    label: rows[key as keyof typeof rows],
    cells: ROLES.map(cell),
  }))
})

/** The same for one role, as what it may and what it may not do. */
export function roleLines(
  language: Language,
  kind: AccountKind,
  role: Role,
): Record<'may' | 'mayNot', { key: string; text: string }[]> {
  const { yes, no } = words(language).help.roles
  const place = ROLES.indexOf(role)
  const lines = roleRows(language, kind).map(({ key, label, cells }) => {
    const cell = cells[place] ?? no
    return { key, isMay: cell !== no, text: cell === yes || cell === no ? label : `${label}: ${cell}` }
  })
  return { may: lines.filter(({ isMay }) => isMay), mayNot: lines.filter(({ isMay }) => !isMay) }
}

type LawWords = Dict['help']['roles']

/** Who owns websites does not read of apps. */
function wordsFor(t: Dict, kind: AccountKind): LawWords {
  const { roles } = t.help
  if (kind === 'developer') return roles
  const { rows, ...others } = t.team.clientLaw
  return { ...roles, ...others, rows: { ...roles.rows, ...rows } }
}

function cellsOf(t: Dict, w: LawWords, language: Language): Record<keyof LawWords['rows'], (role: Role) => string> {
  const yes = (may: boolean) => (may ? w.yes : w.no)
  const within = (role: Role, may: boolean) => (may && ordersWithinLimit(role) ? w.withinLimit : yes(may))
  const list = (roles: readonly Role[]) => listed(t, language, roles)
  return {
    apps: (role) => viewText(w, maySeeApps(role)),
    create: (role) => within(role, mayCreateApp(role) && mayScaleApp(role)),
    switchOff: (role) => yes(maySwitchOffApp(role)),
    restore: (role) => yes(mayRestoreApp(role)),
    work: (role) => viewText(w, mayWorkOnApps(role)),
    activity: (role) => viewText(w, maySeeActivity(role)),
    tick: (role) => yes(mayTickApps(role)),
    team: (role) => (maySeeTeam(role) === 'own' ? w.samePeople : yes(maySeeTeam(role) === 'all')),
    invite: (role) => list(ROLES.filter((invited) => mayInvite(role, invited))),
    change: (role) => changeText(w, role, list),
    remove: (role) => list(ROLES.filter((removed) => mayRemove(role, removed))),
    billing: (role) => (!mayManageBilling(role) && maySeePayer(role) ? w.payerOnly : yes(mayManageBilling(role))),
    edit: (role) => yes(mayEditCompany(role)),
    leave: (role) => (mayLeave(role, false) && !mayLeave(role, true) ? w.notLastOwner : yes(mayLeave(role, true))),
    close: (role) => yes(mayClose(role)),
    handOver: (role) =>
      !mayHandOver(role, false) && mayHandOver(role, true) ? w.ifAllowed : yes(mayHandOver(role, false)),
    moveAway: (role) => yes(mayMoveAway(role)),
    moveIn: (role) => within(role, mayMoveIn(role)),
  }
}

function viewText(w: LawWords, view: AppReach): string {
  return { all: w.all, own: w.own, none: w.no, 'names-plans-costs': w.namesPlansCosts }[view]
}

function changeText(w: LawWords, actor: Role, list: (roles: readonly Role[]) => string): string {
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
