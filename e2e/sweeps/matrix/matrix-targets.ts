import type { Fields } from '@/e2e/posted-action'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { checkWord } from '@/lib/client-invite/check-word'
import { stopLink } from '@/lib/client-invite/stop-reminders'
import { newId } from '@/lib/id'
import { orderPage } from '@/testing/invite'
import { fresh, type Invited, PASSWORD } from '@/testing/people'
import { billTargets } from './matrix-bills'
import type { MatrixCast } from './matrix-cast'
import { planEndFields, planFields } from './matrix-plans'
import { teamFields } from './matrix-team-fields'

type Values = Record<string, string>

/** Fields that name a thing; the other fields say what should become of it. */
const NAMES =
  /^(?:companySlug|requestId|appName|app|draftId|inviteId|contactId|accountId|keyId|tokenId|companies|number)$/
/** Parts of addresses that choose a form of something and name nothing of anybody. */
const FIXED = /^(?:document|version|kind|language|scheme|format|edition)$/
const INSIDE = /^(?:collaborator|billing|admin|owner)$/
const NEVER: Values = {
  ...{ company: 'never-there', companySlug: 'never-there', companies: 'never-there' },
  ...{ app: 'never-there', appName: 'never-there' },
}

/** What every route and action is tried with: an address of each page, sound fields for each action, and their twins. */
export type Targets = Awaited<ReturnType<typeof targetsOf>>

export async function targetsOf(cast: MatrixCast) {
  const { company, trial, shared, pending, paid, draft, codes, team, own, people, bill } = cast
  const never = newId()
  const guessed = { token: 'a'.repeat(43) }
  const parts: Values = {
    ...{ company: company.slug, app: trial.name, id: pending.inviteId, invite: pending.inviteId },
    ...{ request: cast.request.requestId, draft: draft.draftId, checkout: paid.checkoutId, token: pending.mailedLink },
    ...{ person: cast.mara.actor.accountId, account: cast.mara.actor.accountId, key: own.keyId, format: 'csv' },
    ...{ number: bill.number, edition: '1' },
    contact: paid.contactId,
    ...{ document: 'terms', version: '2026-10-01', kind: 'mail-invite', language: 'en', scheme: 'dark' },
  }
  const owner = people.owner.actor.accountId
  const stop = { token: stopLink(pending.inviteId).token }
  const special: Record<string, Values> = {
    '/sign-in/[tokenId]': codes.signIn,
    '/sign-up/[tokenId]': codes.signUp,
    '/forgot/[tokenId]': codes.reset,
    '/reset/[tokenId]/[token]': codes.reset,
    '/reset/[tokenId]/[token] (guessed)': { ...codes.reset, ...guessed },
    '/not-me/[accountId]/[sessionId]/[token]': codes.notMe,
    '/not-me/[accountId]/[sessionId]/[token] (guessed)': { ...codes.notMe, ...guessed },
    '/way-in/[accountId]/[hour]/[token]': codes.wayIn,
    '/way-in/[accountId]/[hour]/[token] (guessed)': { ...codes.wayIn, ...guessed },
    '/u/[invite]/[token]': stop,
    '/u/[invite]/[token]/one-click': stop,
    '/help/film/[language] (of no language)': { language: 'xx' },
    "/c/[company]/billing (an idle one's)": { company: cast.idle.slug },
    '/c/[company]/apps/[app] (theirs)': { app: shared.name },
    '/c/[company]/apps/[app]/end': { app: paid.name },
    '/c/[company]/apps/[app]/restore': { app: cast.off.name },
    '/c/[company]/team/[person] (a colleague)': { person: team.colleague.actor.accountId },
    '/c/[company]/team/[person] (a Billing person)': { person: people.billing.actor.accountId },
    '/c/[company]/team/[person]/role (of a Collaborator)': { person: team.colleague.actor.accountId },
    '/c/[company]/team/[person]/remove (an Owner)': { person: cast.petra.accountId },
    '/c/[company]/team/[person]/former': { person: people.former.actor.accountId },
    '/c/[company]/team/invites/[invite]': { invite: team.waiting.inviteId },
    '/c/[company]/team/invites/[invite]/withdraw': { invite: team.waiting.inviteId },
    '/c/[company]/team/invites/[invite] (of a Billing person)': { invite: team.asBilling.inviteId },
    '/confirm/[tokenId]': { tokenId: own.code.tokenId },
    '/invitations/[id]/delete (a draft)': { id: draft.draftId },
    '/ok/[request]/[account]/[token]': { account: cast.request.link.accountId, token: cast.request.link.token },
    ...billTargets(bill),
    '/t/[token]': { token: team.waiting.mailedLink },
    '/t/[token]/decline': { token: team.waiting.mailedLink },
    '/news/confirm/[account]/[token]': { account: owner, token: newsletterLink(owner, 1, 'confirm').token },
    '/news/stop/[account]/[token]': { account: owner, token: newsletterLink(owner, 1, 'stop').token },
    '/news/stop/[account]/[token]/one-click': { account: owner, token: newsletterLink(owner, 1, 'stop').token },
  }
  const sound = await soundFields(cast)
  const fill = (route: string, values: Values) =>
    route.replace(/\[(\w+)\]/g, (_all, part: string) => values[part] ?? never)
  const valuesFor = (about: string): Values => ({ ...parts, ...special[about] })
  const routeOf = (about: string) => about.replace(/^[A-Z]+ | \(.*\)$/g, '')

  return {
    /** Every name that an answer may echo: the real ones and those that never existed. */
    names: [
      ...Object.values(parts),
      ...Object.values(special).flatMap((one) => Object.values(one)),
      ...Object.values(sound).flatMap((fields) =>
        Object.entries(fields).flatMap(([name, text]) => (NAMES.test(name) ? [text] : [])),
      ),
      ...[never, guessed.token, ...Object.values(NEVER)],
    ],
    /** The address of a page. */
    at: (about: string) => fill(routeOf(about), valuesFor(about)),
    /** The same about a thing that never existed; to people of the Company another thing of that same Company. */
    twinOf(about: string, who: string) {
      const route = routeOf(about)
      const inside = INSIDE.test(who) && /\[company\].*\[/.test(route)
      const kept = Object.entries(valuesFor(about)).filter(([part]) => FIXED.test(part))
      return fill(route, {
        ...NEVER,
        ...guessed,
        ...Object.fromEntries(kept),
        ...(inside && { company: company.slug }),
      })
    },
    /** Sound fields of an action; what it names is there. */
    fieldsOf: (about: string): Fields => Object.entries({ ...COMMON, ...sound[about] }),
    twinFieldsOf(about: string, who: string): Fields {
      const fields = Object.entries({ ...COMMON, ...sound[about] })
      const named = fields.filter(([name]) => NAMES.test(name))
      const inside = INSIDE.test(who) && named.length > 1
      return fields.map(([name, value]) => {
        if (!NAMES.test(name) || (inside && name === 'companySlug')) return [name, value]
        return [name, NEVER[name] ?? never]
      })
    },
    isKnown: (about: string) => sound[about] !== undefined,
  }
}

/** In every form of ours. */
const COMMON: Values = { shownIn: 'en' }

async function soundFields(cast: MatrixCast): Promise<Record<string, Values>> {
  const { company, pending, paid, draft, links, codes } = cast
  const { draftId } = draft
  const [email, password] = [links.known.email, 'another paper ink pine 2']
  return {
    signIn: { email, password: PASSWORD, way: 'password', next: '/home' },
    signInByCode: codes.signIn,
    signUp: { firstName: 'Nora', lastName: 'Weiss', email: `nora@${fresh('neu')}.example`, password },
    confirmSignUp: codes.signUp,
    sendCodeAgain: { tokenId: codes.signIn.tokenId },
    askForReset: { email },
    setNewPassword: { ...codes.reset, password },
    disown: codes.notMe,
    letIn: codes.wayIn,
    signOut: {},
    setTheme: { theme: 'dark' },
    chooseLanguage: { language: 'de' },
    setAccountLanguage: { language: 'de' },
    choosePassword: { checkoutId: paid.checkoutId, password },
    continueToOrder: { token: pending.mailedLink },
    sayNo: { token: pending.mailedLink, reason: 'We have one.' },
    endReminders: stopLink(pending.inviteId),
    askForNewLink: { token: links.expired.mailedLink },
    checkTheMail: { email: pending.email, word: checkWord(pending.inviteId, 'en') },
    switchAccountForOrder: { token: pending.mailedLink },
    signInAsBuyer: { checkoutId: paid.checkoutId },
    signInForOrder: { token: links.toKnown.mailedLink, password: PASSWORD },
    sendMailboxCode: { token: pending.copiedLink },
    enterMailboxCode: { token: pending.copiedLink, ...codes.mailbox },
    placeOrder: await orderFields(pending),
    settleCheckout: { checkoutId: paid.checkoutId },
    confirmBillingDetails: {
      contactId: paid.contactId,
      ...{ legalName: 'Verlag Ostwind GmbH', street: 'Elsewhere 1', postcode: '10115', city: 'Berlin', vatId: '' },
    },
    startInvite: { appName: cast.trial.name },
    newApp: { companySlug: cast.idle.slug, name: fresh('neue-app'), planSlug: 'standard' },
    'newApp (of a client)': { companySlug: company.slug, name: fresh('neue-app'), planSlug: 'standard' },
    ...(await planFields(cast)),
    answerApp: { draftId, app: draft.appId, [`plan-${draft.appId}`]: draft.planId },
    answerClient: {
      ...{ draftId, email: `jonas@${paid.name}.example`, clientName: '', clientCompany: '', message: 'Hello' },
      ...{ noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: '14', acceptedEmail: '' },
    },
    sendInvite: { draftId, sendCopy: 'on' },
    resendInvite: { inviteId: pending.inviteId },
    remindClient: { inviteId: pending.inviteId },
    deleteInviteDraft: { draftId },
    withdrawInvite: { inviteId: pending.inviteId },
    ...teamFields(cast),
    ...planEndFields(cast),
    ...ownFields(cast),
  }
}

/** Of everything about an account alone. */
function ownFields({ own, people }: MatrixCast): Record<string, Values> {
  const owner = people.owner.actor.accountId
  return {
    switchAccount: { next: '/home' },
    proveAgain: { password: PASSWORD, way: 'password', next: '/home' },
    proveByCode: own.code,
    addKey: { publicKey: own.newKey, label: 'Desk' },
    removeKey: { keyId: own.keyId },
    wishNewsletter: { newsletter: 'on' },
    endOwnNewsletter: {},
    switchTools: { tools: 'hidden' },
    confirmNews: newsletterLink(owner, 1, 'confirm'),
    stopNews: newsletterLink(owner, 1, 'stop'),
  }
}

/** What the order page of a new client would post. */
async function orderFields({ mailedLink: token }: Invited): Promise<Values> {
  const view = await orderPage(token)
  if (view?.kind !== 'order') throw new Error(`the order page shows ${view?.kind}`)
  return {
    ...{ token, company: 'new', name: 'Kim Berger', companyName: 'Blumenhaus GmbH', country: 'DE', vatId: '' },
    ...{ invoiceEmail: '', businessTick: 'on', shownCountry: 'DE' },
    ...{ amountHash: view.amountHash, termsHash: view.termsHash },
  }
}
