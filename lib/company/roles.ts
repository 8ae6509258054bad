import { type AccountKind, COMPANY_ROLES, type CompanyRole, ROLES, type Role } from '@/db/vocabulary'

// The law: the table of docs/rules.md R2. Roles are compared here and nowhere else.
// Everything denies by default: a word that is no role may nothing.

/** How much of something a role reaches: everything of the Company, only what is theirs, or nothing. */
export type Reach = 'all' | 'own' | 'none'
/** The same of Apps, which may also be seen from outside only. */
export type AppReach = Reach | 'names-plans-costs'

type Table<T> = Record<Role, T>

const SEES_APPS: Table<AppReach> = { owner: 'all', admin: 'all', billing: 'names-plans-costs', collaborator: 'own' }
const WORKS_ON_APPS: Table<Reach> = { owner: 'all', admin: 'all', billing: 'none', collaborator: 'own' }
const SEES_TEAM: Table<Reach> = { owner: 'all', admin: 'all', billing: 'all', collaborator: 'own' }
const SEES_ACTIVITY: Table<Reach> = { owner: 'all', admin: 'all', billing: 'none', collaborator: 'own' }
const INVITES: Table<readonly Role[]> = {
  owner: ROLES,
  admin: ['admin', 'collaborator'],
  billing: [],
  collaborator: [],
}
const REMOVES: Table<readonly Role[]> = {
  owner: ROLES,
  admin: ['admin', 'collaborator'],
  billing: [],
  collaborator: [],
}

/** What a role sees of the Company's Apps. A Billing person sees names, plans and costs; a Collaborator only their own Apps. */
export function maySeeApps(role: Role): AppReach {
  return look(SEES_APPS, role, 'none')
}

/** Create an App on the Company's behalf. */
export function mayCreateApp(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin')
}

/** Make an App bigger or smaller. */
export function mayScaleApp(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin')
}

/** Whether a role books and scales within the Company's limit only. Owners set it and are not bound by it. */
export function isBoundByLimit(role: Role): boolean {
  return !isOneOf(role, 'owner')
}

/** Orders plans within the limit only: whom "never more than" is said of. */
export function ordersWithinLimit(role: Role): boolean {
  return mayScaleApp(role) && isBoundByLimit(role)
}

/** Ask the Owners for a plan that the limit does not allow. A request lives as long as its asker may. */
export function mayAskForPlan(role: Role): boolean {
  return mayCreateApp(role) && mayScaleApp(role)
}

/** Switch off (delete) an App. */
export function maySwitchOffApp(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin')
}

/** Switch off the last App of a Company as well. */
export function maySwitchOffLastApp(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Bring back an App that was switched off less than 7 days ago. */
export function mayRestoreApp(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Settings and code of an App. */
export function mayWorkOnApps(role: Role): Reach {
  return look(WORKS_ON_APPS, role, 'none')
}

/** Whether a role works on all Apps of the Company: such people are on each App's team. */
export function isOnEveryApp(role: Role): boolean {
  return mayWorkOnApps(role) === 'all'
}

/** What a role sees of the team. A Collaborator sees the people on the same Apps. */
export function maySeeTeam(role: Role): Reach {
  return look(SEES_TEAM, role, 'none')
}

/** What Apps cost. A Collaborator does not see it. */
export function maySeeCosts(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin', 'billing')
}

/** Invite somebody to the team with a role. */
export function mayInvite(actor: Role, invited: Role): boolean {
  return look(INVITES, actor, []).includes(invited)
}

/** The roles somebody may invite people with; none where they may not invite at all. */
export function invitableRoles(actor: Role): readonly Role[] {
  return look(INVITES, actor, [])
}

/** Who is new here and invited to decide or to pay is spared the technical side; who is invited to work on Apps is not. */
export function kindFor(invited: Role): AccountKind {
  return isOneOf(invited, 'owner', 'billing') ? 'client' : 'developer'
}

/** Whether a role is of single Apps: it comes with a choice of them. */
export function isPerApp(role: Role): boolean {
  return isOneOf(role, 'collaborator')
}

/** Whether what somebody is already carries as much as what they are offered: owner, admin, billing, collaborator. */
export function carriesAsMuch(held: Role, offered: Role): boolean {
  return ROLES.indexOf(held) <= ROLES.indexOf(offered)
}

/** Whether a change of role took something away: owner, admin, billing, collaborator. */
export function isLowered(before: Role, after: Role): boolean {
  return ROLES.indexOf(before) < ROLES.indexOf(after)
}

/** Give somebody another role. Nobody changes their own, and an Owner is never demoted. */
export function mayChangeRole(actor: Role, from: Role, to: Role, isSelf: boolean): boolean {
  if (isSelf || from === to) return false
  if (isOneOf(actor, 'owner')) return isOneOf(from, 'admin', 'billing', 'collaborator') && ROLES.includes(to)
  return isOneOf(actor, 'admin') && isOneOf(from, 'collaborator') && isOneOf(to, 'admin')
}

/** Remove somebody else from the Company. Going oneself is leaving. */
export function mayRemove(actor: Role, target: Role): boolean {
  return look(REMOVES, actor, []).includes(target)
}

/** Billing Contacts, bills and the payment method. */
export function mayManageBilling(role: Role): boolean {
  return isOneOf(role, 'owner', 'billing')
}

/**
 * Hear that a payment is overdue, without amounts, as it stops what they may do: book and scale. Whoever manages the bills reads
 * all of it.
 */
export function hearsOnlyOfDelay(role: Role): boolean {
  return mayScaleApp(role) && !mayManageBilling(role)
}

/** Say which Apps a Collaborator works on, from the Company or from the App. */
export function mayTickApps(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin')
}

/** What a role reads of the log. A Billing person reads none, a Collaborator that of their Apps. */
export function maySeeActivity(role: Role): Reach {
  return look(SEES_ACTIVITY, role, 'none')
}

/** Change the Company's name and settings. */
export function mayEditCompany(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Move an App away from the Company. */
export function mayMoveAway(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Take an App into the Company that somebody moves there. */
export function mayMoveIn(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin')
}

/** See which Billing Contact pays an App, and nothing else of it. */
export function maySeePayer(role: Role): boolean {
  return isOneOf(role, 'owner', 'admin', 'billing')
}

/** Leave the Company. The last Owner stays until there is another. */
export function mayLeave(role: Role, isLastOwner: boolean): boolean {
  if (isOneOf(role, 'owner')) return !isLastOwner
  return isOneOf(role, 'admin', 'billing', 'collaborator')
}

/** Close the Company. */
export function mayClose(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Send a Client Invite for an App of the Company, which takes the App away from it. Admins only where the Company allows it. */
export function mayHandOver(role: Role, adminsMayInviteClients: boolean): boolean {
  if (isOneOf(role, 'admin')) return adminsMayInviteClients
  return isOneOf(role, 'owner')
}

/** Whether a person decides for the Company: such Companies are listed under "You own" and may take an App over. */
export function owns(role: Role): boolean {
  return isOneOf(role, 'owner')
}

/** Whether a role is one of the whole Company and not of single Apps. */
export function isCompanyRole(role: Role): role is CompanyRole {
  return (COMPANY_ROLES as readonly Role[]).includes(role)
}

/** Whether two words name the same role; the second may come from a form. */
export function isSameRole(one: Role, other: string): boolean {
  return one === other
}

/** The roles for which a rule says yes, for a query that asks for them. */
export function rolesThat(may: (role: Role) => boolean): Role[] {
  return ROLES.filter(may)
}

/** The role with the fewest rights that still may, for the sentence "this needs Admin"; undefined where none may. */
export function leastRole(may: (role: Role) => boolean): Role | undefined {
  return ROLES.findLast(may)
}

function isOneOf(role: Role, ...roles: readonly Role[]): boolean {
  return roles.includes(role)
}

function look<T>(table: Table<T>, role: Role, otherwise: T): T {
  return Object.hasOwn(table, role) ? table[role] : otherwise
}
