import { fresh, PASSWORD } from '@/testing/people'
import { billingFields } from './matrix-billing'
import { billFields } from './matrix-bills'
import type { MatrixCast } from './matrix-cast'
import { requestFields } from './matrix-requests'

type Values = Record<string, string>

/** Of everything about Companies and their teams. */
export function teamFields({
  request,
  company,
  idle,
  trial,
  shared,
  team,
  petra,
  mara,
  client,
  bill,
  paid,
}: MatrixCast): Record<string, Values> {
  const { waiting, asBilling, toKnown, expired, code } = team
  const companySlug = company.slug
  const colleague = { companySlug, accountId: team.colleague.actor.accountId }
  const invited = { companySlug, name: '', message: '', language: 'en', expiryDays: '14' }
  const email = `${fresh('neu')}@ostwind.example`
  return {
    inviteSomeone: { ...invited, email, role: 'collaborator', app: shared.id },
    'inviteSomeone (as Owner)': { ...invited, email, role: 'owner' },
    sendTeamInviteAgain: { companySlug, inviteId: waiting.inviteId },
    'sendTeamInviteAgain (to a Billing person)': { companySlug, inviteId: asBilling.inviteId },
    correctInvitedAddress: { companySlug, inviteId: waiting.inviteId, email },
    'correctInvitedAddress (of a Billing person)': { companySlug, inviteId: asBilling.inviteId, email },
    takeTeamInviteBack: { companySlug, inviteId: waiting.inviteId },
    'takeTeamInviteBack (of a Billing person)': { companySlug, inviteId: asBilling.inviteId },
    join: { token: waiting.mailedLink, firstName: 'Ole', lastName: 'Jansen' },
    signInAndJoin: { token: toKnown.mailedLink, password: PASSWORD },
    sendTeamCode: { token: waiting.copiedLink },
    enterTeamCode: { token: waiting.copiedLink, ...code },
    switchAccountForTeam: { token: waiting.mailedLink },
    declineTeam: { token: waiting.mailedLink },
    askForNewTeamLink: { token: expired.mailedLink },
    changeRoleOf: { ...colleague, role: 'admin' },
    'changeRoleOf (an Admin to Billing)': { companySlug, accountId: mara.actor.accountId, role: 'billing' },
    'changeRoleOf (an Owner to Admin)': { companySlug, accountId: petra.accountId, role: 'admin' },
    changeAppsOf: { ...colleague, shown: trial.name },
    changePeopleOf: { companySlug, appName: trial.name, shown: colleague.accountId },
    removePerson: colleague,
    'removePerson (an Owner)': { companySlug, accountId: petra.accountId },
    leaveCompany: { companySlug },
    removeFromCompanies: { accountId: colleague.accountId, companies: companySlug },
    rename: { companySlug, name: 'Verlag Nordwind' },
    changeLimit: { companySlug, amount: '150' },
    ...requestFields(request, companySlug),
    changeSetting: { companySlug, adminsMayInviteClients: 'on' },
    close: { companySlug, name: client.company },
    'close (an idle one)': { companySlug: idle.slug, name: idle.name },
    ...billingFields(companySlug, paid.contactId),
    move: { companySlug, appName: trial.name, targetSlug: idle.slug },
    setUp: { name: 'Verlag Nordwind', purpose: 'own' },
    ...billFields(companySlug, bill),
  }
}
