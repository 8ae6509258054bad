import { nameLeadsAway } from '@/lib/contacts'
import { refuse } from '@/lib/errors'
import { fullName, keptNames, type Names } from '@/lib/person-name'
import { judgeName } from '@/lib/plain-text'

/**
 * Somebody's own name in two parts, fit to be kept: one is enough. `field` where both were typed into one.
 * Refuses: name-missing, client-name-long, name-leads-away.
 */
export function judgeNames(typed: Names, field?: string): Names {
  const names = keptNames({
    firstName: judgeName(typed.firstName, field ?? 'firstName'),
    lastName: judgeName(typed.lastName, field ?? 'lastName'),
  })
  if (!names.firstName) refuse('name-missing', field ?? 'firstName')
  // A number or an address may be spread over both.
  if (nameLeadsAway(fullName(names))) refuse('name-leads-away', field ?? 'firstName')
  return names
}
