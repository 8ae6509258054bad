import { expect, test } from 'vitest'
import { roleLines, roleRows } from './roles-table'

const LIMITED = 'Up to the limit; above it, an owner decides'

test('the printed table says what the law says', () => {
  const printed = Object.fromEntries(roleRows('en').map(({ label, cells }) => [label, cells.join(' | ')]))
  expect(printed).toEqual({
    'See apps': 'All | All | Names, plans and costs only | Only theirs',
    'Create an app, make it bigger or smaller': `Yes | ${LIMITED} | No | No`,
    'Switch off an app': 'Yes | Yes | No | No',
    'Bring a switched-off app back': 'Yes | No | No | No',
    'Settings and code of an app': 'All | All | No | Only theirs',
    'See what happened to apps': 'All | All | No | Only theirs',
    'Say who works on an app': 'Yes | Yes | No | No',
    'See the team': 'Yes | Yes | Yes | People on the same app',
    'Invite people as': 'Any role | Admin and Collaborator | No | No',
    'Change the role of': 'Admin, Billing and Collaborator | Collaborator to Admin | No | No',
    'Remove people': 'Any role | Admin and Collaborator | No | No',
    'Bills and payment details': 'Yes | Sees who pays an app | Yes | No',
    'Change name and settings of the company': 'Yes | No | No | No',
    'Leave the company': 'Yes, but not the last owner | Yes | Yes | Yes',
    'Close the company': 'Yes | No | No | No',
    'Hand an app over to a client': 'Yes | If the company allows it | No | No',
    'Move an app to another company': 'Yes | No | No | No',
    'Take in an app from another company': `Yes | ${LIMITED} | No | No`,
  })
})

test('folded by role it says no more and no less than the table', () => {
  const { may, mayNot } = roleLines('en', 'client', 'admin')
  expect(may.map(({ text }) => text)).toContain('Invite people as: Admin and Collaborator')
  expect(may.map(({ text }) => text)).toContain('Switch off a website')
  expect(mayNot.map(({ text }) => text)).toEqual([
    'Bring a switched-off website back',
    'Change name and settings of the company',
    'Close the company',
    'Move a website to another company',
  ])
  expect(may.length + mayNot.length).toBe(roleRows('en').length)
})

test('in German every row and cell is there, in German words', () => {
  const [english, german] = [roleRows('en'), roleRows('de')]
  expect(german.map(({ key }) => key)).toEqual(english.map(({ key }) => key))
  for (const [index, row] of german.entries()) {
    expect(row.label).not.toBe(english[index]?.label)
    for (const cell of row.cells) expect(cell).not.toMatch(/\b(?:Yes|No|All|and)\b/)
  }
})
