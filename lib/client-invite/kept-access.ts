import { KEPT_ACCESSES, type KeptAccess, type Role } from '@/db/vocabulary'
import { carriesAsMuch, isCompanyRole } from '@/lib/company/roles'

/** Whether a client may let the sender keep this: what the terms ask for, or less. The word may come from a form. */
export function isKeepable(asked: KeptAccess, chosen: string): chosen is KeptAccess {
  return upTo(asked).some((kept) => kept === chosen)
}

/**
 * What the order page lets the client choose from, what is asked for first. `held` is what the sender is in the chosen Company
 * today, null where they are nothing or the Company is new: a hand-over never lowers a role (docs/rules.md R19), and a member
 * is no Collaborator beside. With one entry there is nothing to choose.
 */
export function keepable(asked: KeptAccess, held: Role | null): KeptAccess[] {
  if (!held || !isCompanyRole(held)) return upTo(asked)
  if (asked !== 'admin' || carriesAsMuch(held, 'admin')) return [asked]
  return ['admin', 'none']
}

/** What the sender has kept, as their role in the Company says it after the hand-over. */
export function keptAs(role: Role | null): KeptAccess {
  if (!role) return 'none'
  if (carriesAsMuch(role, 'admin')) return 'admin'
  return isCompanyRole(role) ? 'none' : 'collaborator'
}

function upTo(asked: KeptAccess): KeptAccess[] {
  return KEPT_ACCESSES.slice(KEPT_ACCESSES.indexOf(asked))
}

/** Whether what is asked for is more than the sender is in a Company today. */
export function isMoreThanToday(asked: KeptAccess, held: Role | null): boolean {
  return KEPT_ACCESSES.indexOf(asked) < KEPT_ACCESSES.indexOf(keptAs(held))
}
