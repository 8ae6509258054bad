import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '@/db/vocabulary'
import {
  invitableRoles,
  isCompanyRole,
  isOnEveryApp,
  isPerApp,
  leastRole,
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
  mayMoveOwnersEnd,
  mayRemove,
  mayRestoreApp,
  mayScaleApp,
  maySeeActivity,
  maySeeApps,
  maySeeCosts,
  maySeePayer,
  maySeeTeam,
  maySwitchOffApp,
  mayTickApps,
  mayWorkOnApps,
  owns,
  rolesThat,
} from './roles'

// Every row: owner, admin, billing, collaborator, and a word that is no role.
const COLUMNS: Role[] = [...ROLES, 'constructor' as Role]
const T = true
const F = false

const TABLE: [name: string, rule: (role: Role) => unknown, expected: unknown[]][] = [
  ['see the Apps', maySeeApps, ['all', 'all', 'names-plans-costs', 'own', 'none']],
  ['create an App', mayCreateApp, [T, T, F, F, F]],
  ['scale an App', mayScaleApp, [T, T, F, F, F]],
  ['move an Owner’s end of a plan', mayMoveOwnersEnd, [T, F, F, F, F]],
  ['switch off an App', maySwitchOffApp, [T, T, F, F, F]],
  ['restore an App', mayRestoreApp, [T, F, F, F, F]],
  ['settings and code of an App', mayWorkOnApps, ['all', 'all', 'none', 'own', 'none']],
  ['be on the team of every App', isOnEveryApp, [T, T, F, F, F]],
  ['see the team', maySeeTeam, ['all', 'all', 'all', 'own', 'none']],
  ['see costs', maySeeCosts, [T, T, T, F, F]],
  ['invite an owner', (role) => mayInvite(role, 'owner'), [T, F, F, F, F]],
  ['invite an admin', (role) => mayInvite(role, 'admin'), [T, T, F, F, F]],
  ['invite a billing person', (role) => mayInvite(role, 'billing'), [T, F, F, F, F]],
  ['invite a collaborator', (role) => mayInvite(role, 'collaborator'), [T, T, F, F, F]],
  ['invite with no role', (role) => mayInvite(role, 'constructor' as Role), [F, F, F, F, F]],
  ['remove an owner', (role) => mayRemove(role, 'owner'), [T, F, F, F, F]],
  ['remove an admin', (role) => mayRemove(role, 'admin'), [T, T, F, F, F]],
  ['remove a billing person', (role) => mayRemove(role, 'billing'), [T, F, F, F, F]],
  ['remove a collaborator', (role) => mayRemove(role, 'collaborator'), [T, T, F, F, F]],
  ['remove without a role', (role) => mayRemove(role, 'constructor' as Role), [F, F, F, F, F]],
  ['manage billing', mayManageBilling, [T, F, T, F, F]],
  ['see which contact pays', maySeePayer, [T, T, T, F, F]],
  ['leave', (role) => mayLeave(role, false), [T, T, T, T, F]],
  ['leave as the last owner', (role) => mayLeave(role, true), [F, T, T, T, F]],
  ['close the Company', mayClose, [T, F, F, F, F]],
  ['say who works on an App', mayTickApps, [T, T, F, F, F]],
  ['read the log', maySeeActivity, ['all', 'all', 'none', 'own', 'none']],
  ['change name and settings', mayEditCompany, [T, F, F, F, F]],
  ['move an App away', mayMoveAway, [T, F, F, F, F]],
  ['take an App in', mayMoveIn, [T, T, F, F, F]],
  ['belong to the whole Company', isCompanyRole, [T, T, T, F, F]],
  ['work on single Apps only', isPerApp, [F, F, F, T, F]],
  ['roles to invite with', invitableRoles, [[...ROLES], ['admin', 'collaborator'], [], [], []]],
  ['hand over an App', (role) => mayHandOver(role, false), [T, F, F, F, F]],
  ['hand over where admins may', (role) => mayHandOver(role, true), [T, T, F, F, F]],
  ['own the Company', owns, [T, F, F, F, F]],
]

describe('who may do what', () => {
  test.each(TABLE)('%s', (_name, rule, expected) => {
    expect(COLUMNS.map(rule)).toEqual(expected)
  })
})

// Rows: from → to, for which of the acting roles it is allowed.
const CHANGES: [from: Role, to: Role, allowed: Role[]][] = [
  ['owner', 'owner', []],
  ['owner', 'admin', []],
  ['owner', 'billing', []],
  ['owner', 'collaborator', []],
  ['admin', 'owner', ['owner']],
  ['admin', 'admin', []],
  ['admin', 'billing', ['owner']],
  ['admin', 'collaborator', ['owner']],
  ['billing', 'owner', ['owner']],
  ['billing', 'admin', ['owner']],
  ['billing', 'billing', []],
  ['billing', 'collaborator', ['owner']],
  ['collaborator', 'owner', ['owner']],
  ['collaborator', 'admin', ['owner', 'admin']],
  ['collaborator', 'billing', ['owner']],
  ['collaborator', 'collaborator', []],
  ['collaborator', 'constructor' as Role, []],
  ['constructor' as Role, 'admin', []],
]

describe('who may change a role', () => {
  test.each(CHANGES)('from %s to %s', (from, to, allowed) => {
    expect(COLUMNS.filter((actor) => mayChangeRole(actor, from, to, false))).toEqual(allowed)
  })

  test('nobody changes their own', () => {
    const own = COLUMNS.flatMap((role) => ROLES.map((to) => mayChangeRole(role, role, to, true)))
    expect(own).not.toContain(true)
  })
})

test('the least role that may something, where one may', () => {
  expect(leastRole((role) => mayRemove(role, 'admin'))).toBe('admin')
  expect(leastRole(mayClose)).toBe('owner')
  expect(leastRole(() => false)).toBeUndefined()
})

test('the roles that may something, for a query that asks for them', () => {
  expect(rolesThat(mayManageBilling)).toEqual(['owner', 'billing'])
  expect(rolesThat(() => false)).toEqual([])
})
