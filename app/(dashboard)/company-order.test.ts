import { expect, test } from 'vitest'
import type { CompanyView } from '@/lib/company/queries'
import { countBeyondSwitcher, inSwitcher } from './company-order'

const companies = (count: number, facts: Partial<CompanyView> = {}): CompanyView[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    slug: `haus-${index}`,
    name: `Haus ${index}`,
    role: 'owner',
    isOwn: false,
    isPersonal: false,
    isNew: false,
    adminsMayInviteClients: false,
    takesTrials: true,
    hasOwnPayer: false,
    appCount: 1,
    ...facts,
  }))

test('whoever reads all their Companies in the switcher is not told of more', () => {
  const client = (count: number) => ({
    account: { kind: 'client', language: 'en' } as const,
    companies: companies(count),
  })
  expect(countBeyondSwitcher(client(30))).toBe(0)
  expect(inSwitcher(client(30), null)).toHaveLength(30)
  expect(countBeyondSwitcher(client(31))).toBe(31)
  const developer = (count: number) => ({
    account: { kind: 'developer', language: 'en' } as const,
    companies: [...companies(1, { isPersonal: true }), ...companies(count)],
  })
  expect(countBeyondSwitcher(developer(29))).toBe(0)
  expect(countBeyondSwitcher(developer(30))).toBe(30)
  expect(inSwitcher(developer(30), null)).toHaveLength(29)
})
