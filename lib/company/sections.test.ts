import { expect, test } from 'vitest'
import { ACCOUNT_KINDS, type AccountKind, ROLES, type Role } from '@/db/vocabulary'
import { paths } from '@/lib/paths'
import { landingPath, SECTIONS, sectionAfterSwitch, sectionsOf } from './sections'

const NAVIGATION: [Role, AccountKind, string][] = [
  ['owner', 'developer', 'overview apps bills billing team activity details'],
  ['owner', 'client', 'overview apps bills billing team details'],
  ['admin', 'developer', 'overview apps team activity leave'],
  ['admin', 'client', 'overview apps team leave'],
  ['billing', 'developer', 'overview bills billing team leave'],
  ['billing', 'client', 'overview bills billing team leave'],
  ['collaborator', 'developer', 'apps team leave'],
  ['collaborator', 'client', 'apps team leave'],
]

test.each(NAVIGATION)('the navigation of an %s with a %s account: %s', (role, kind, sections) => {
  expect(sectionsOf(role, kind).join(' ')).toBe(sections)
})

// From each section to a Company where the person is an Owner, Admin, Billing person or Collaborator.
const AFTER_SWITCH: [from: string, developer: string, client: string][] = [
  ['overview', 'overview overview overview apps', 'overview overview overview apps'],
  ['apps', 'apps apps overview apps', 'apps apps overview apps'],
  ['bills', 'bills overview bills apps', 'bills overview bills apps'],
  ['billing', 'billing overview billing apps', 'billing overview billing apps'],
  ['team', 'team team team team', 'team team team team'],
  ['activity', 'activity activity overview apps', 'overview overview overview apps'],
  ['details', 'details overview overview apps', 'details overview overview apps'],
  ['leave', 'overview overview overview apps', 'overview overview overview apps'],
  ['home', 'overview overview overview apps', 'overview overview overview apps'],
  ['invitations', 'overview overview overview apps', 'overview overview overview apps'],
]

test.each(AFTER_SWITCH)(
  'switching Company from %s: a developer comes to %s, a client to %s',
  (from, developer, client) => {
    const after = (kind: AccountKind) => ROLES.map((role) => sectionAfterSwitch(from, role, kind)).join(' ')
    expect([after('developer'), after('client')]).toEqual([developer, client])
  },
)

test('every section is in the tables, and a word that is no role finds nothing', () => {
  expect(AFTER_SWITCH.map(([from]) => from)).toEqual(expect.arrayContaining([...SECTIONS]))
  expect(NAVIGATION).toHaveLength(ROLES.length * ACCOUNT_KINDS.length)
  expect(sectionsOf('intruder' as Role, 'developer')).toEqual([])
})

test('whoever is there for the bills comes to them, everybody else to the overview', () => {
  const slug = 'studio'
  expect(ROLES.map((role) => landingPath({ slug, role }))).toEqual(
    ROLES.map((role) => (role === 'billing' ? paths.bills(slug) : paths.company(slug))),
  )
})
