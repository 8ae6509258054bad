import type { Language, LegalDocument } from '@/db/vocabulary'
import { canonicalEmail } from './email-address'
import { env } from './env'

/** What ends the reminders of an invite: its id and the token that belongs to it. */
export type StopLink = { inviteId: string; token: string }

/** What ends or confirms a newsletter: whose it is and the token that belongs to it. */
export type NewsletterLink = { accountId: string; token: string }

/** What lets an Owner decide a request for a plan: which one, whose link it is, and the token that belongs to both. */
export type RequestLink = { requestId: string; accountId: string; token: string }

/** What of a log is shown: one person's doing, one App's, or what came before a line. Empty texts are left out. */
export type ActivityFilter = { person?: string; app?: string; before?: string }

/** Every address of the product. Nowhere else is a path or a link put together. */
export const paths = {
  root: () => '/',
  home: () => '/home',
  signIn: (next?: string) => withNext('/sign-in', next),
  signInCode: (tokenId: string, next?: string) => withNext(`/sign-in/${tokenId}`, next),
  signUp: (next?: string) => withNext('/sign-up', next),
  signUpCode: (tokenId: string, next?: string) => withNext(`/sign-up/${tokenId}`, next),
  forgot: () => '/forgot',
  forgotSent: (tokenId: string) => `/forgot/${tokenId}`,
  reset: (tokenId: string, token: string) => `/reset/${encodeURIComponent(tokenId)}/${encodeURIComponent(token)}`,
  notMe: ({ accountId, sessionId, token }: { accountId: string; sessionId: string; token: string }) =>
    `/not-me/${[accountId, sessionId, token].map(encodeURIComponent).join('/')}`,
  wayIn: ({ accountId, hour, token }: { accountId: string; hour: string; token: string }) =>
    `/way-in/${[accountId, hour, token].map(encodeURIComponent).join('/')}`,
  company: (slug: string) => `/c/${slug}`,
  apps: (slug: string) => `/c/${slug}/apps`,
  newApp: (slug: string) => `/c/${slug}/apps/new`,
  /** With `again`, all that was chosen is shown to choose anew. */
  bookApp: (slug: string, chosen: { name?: string; plan?: string; payer?: string; again?: '1' } = {}) =>
    withQuery(`/c/${slug}/apps/new`, { book: '1', ...chosen }),
  app: (slug: string, name: string) => `/c/${slug}/apps/${name}`,
  appAccess: (slug: string, name: string) => `/c/${slug}/apps/${name}/access`,
  appPlan: (slug: string, name: string, chosen: { plan?: string; payer?: string; again?: '1' } = {}) =>
    withQuery(`/c/${slug}/apps/${name}/plan`, chosen),
  moveApp: (slug: string, name: string, to = '') => withQuery(`/c/${slug}/apps/${name}/move`, { to }),
  endPlan: (slug: string, name: string) => `/c/${slug}/apps/${name}/end`,
  switchOffApp: (slug: string, name: string) => `/c/${slug}/apps/${name}/switch-off`,
  restoreApp: (slug: string, name: string) => `/c/${slug}/apps/${name}/restore`,
  planRequest: (slug: string, requestId: string) => `/c/${slug}/requests/${requestId}`,
  planRequestLink: ({ requestId, accountId, token }: RequestLink) =>
    `/ok/${[requestId, accountId, token].map(encodeURIComponent).join('/')}`,
  companies: (shown: { q?: string; after?: string } = {}) => withQuery('/companies', shown),
  newCompany: () => '/companies/new',
  companyDetails: (slug: string) => `/c/${slug}/details`,
  companyLimit: (slug: string) => `/c/${slug}/details#limit`,
  closeCompany: (slug: string) => `/c/${slug}/close`,
  billing: (slug: string) => `/c/${slug}/billing`,
  newContact: (slug: string, next?: string) => withNext(`/c/${slug}/billing/new`, next),
  contact: (slug: string, contactId: string, next?: string) => withNext(`/c/${slug}/billing/${contactId}`, next),
  contactBack: (slug: string, contactId: string, asked: { setup?: string; next?: string } = {}) =>
    withQuery(`/c/${slug}/billing/${contactId}/back`, asked),
  leave: (slug: string) => `/c/${slug}/leave`,
  activity: (slug: string, filter: ActivityFilter = {}) => withQuery(`/c/${slug}/activity`, filter),
  activityExport: (slug: string, format: 'csv' | 'json', filter: ActivityFilter = {}) =>
    withQuery(`/c/${slug}/activity/export/${format}`, filter),
  team: (slug: string, shown: { after?: string; invitesAfter?: string } = {}) => withQuery(`/c/${slug}/team`, shown),
  inviteMember: (slug: string, chosen: { app?: string } = {}) => withQuery(`/c/${slug}/team/invite`, chosen),
  teamInvite: (slug: string, inviteId: string) => `/c/${slug}/team/invites/${inviteId}`,
  withdrawTeamInvite: (slug: string, inviteId: string) => `/c/${slug}/team/invites/${inviteId}/withdraw`,
  person: (slug: string, accountId: string) => `/c/${slug}/team/${accountId}`,
  changeRole: (slug: string, accountId: string) => `/c/${slug}/team/${accountId}/role`,
  removePerson: (slug: string, accountId: string) => `/c/${slug}/team/${accountId}/remove`,
  formerPerson: (slug: string, accountId: string) => `/c/${slug}/team/${accountId}/former`,
  acrossCompanies: (accountId: string) => `/people/${accountId}`,
  teamLink: (token: string) => `/t/${token}`,
  teamLinkCode: (token: string, tokenId: string) => `/t/${token}?code=${tokenId}`,
  declineTeam: (token: string) => `/t/${token}/decline`,
  bills: (slug: string, shown: { after?: string } = {}) => withQuery(`/c/${slug}/bills`, shown),
  bill: (slug: string, number: string) => `/c/${slug}/bills/${number}`,
  correctBill: (slug: string, number: string) => `/c/${slug}/bills/${number}/correct`,
  billPaper: (slug: string, number: string, version: number) => `/c/${slug}/bills/${number}/paper/${version}`,
  billsExport: (slug: string) => `/c/${slug}/bills/export`,
  billLink: (token: string) => `/b/${token}`,
  billLinkPaper: (token: string, version: number) => `/b/${token}/paper/${version}`,
  confirm: (next: string) => withNext('/confirm', next),
  confirmCode: (tokenId: string, next: string) => withNext(`/confirm/${tokenId}`, next),
  account: () => '/account',
  sshKeys: () => '/account/ssh-keys',
  removeSshKey: (keyId: string) => `/account/ssh-keys/${keyId}/remove`,
  notifications: () => '/account/notifications',
  newsletterConfirm: (link: NewsletterLink) => `/news/confirm/${newsletter(link)}`,
  newsletterStop: (link: NewsletterLink) => `/news/stop/${newsletter(link)}`,
  newsletterStopInOneClick: (link: NewsletterLink) => `/news/stop/${newsletter(link)}/one-click`,
  health: () => '/api/health',
  stripeWebhook: () => '/api/stripe/webhook',
  find: (q: string) => withQuery('/api/find', { q }),
  inviteStep: (draftId: string, step: 'app' | 'client' | 'check') => `/invite/${draftId}/${step}`,
  invitations: () => '/invitations',
  invitation: (inviteId: string) => `/invitations/${inviteId}`,
  deleteDraft: (draftId: string) => `/invitations/${draftId}/delete`,
  withdrawInvite: (inviteId: string) => `/invitations/${inviteId}/withdraw`,
  landing: (token: string) => `/i/${token}`,
  order: (token: string) => `/i/${token}/order`,
  orderCode: (token: string, tokenId: string) => `/i/${token}/order?code=${tokenId}`,
  decline: (token: string) => `/i/${token}/decline`,
  stopReminders: (link: StopLink) => stopping(link),
  remindersStopped: (link: StopLink) => `${stopping(link)}?done=1`,
  stopInOneClick: (link: StopLink) => `${stopping(link)}/one-click`,
  check: () => '/check',
  helpWorking: () => '/help/working-for-a-client',
  helpRoles: () => '/help/roles',
  helpFilm: (language: Language) => `/help/film/${language}`,
  checkoutDone: (checkoutId: string) => `/checkout/${checkoutId}/done`,
  checkoutBack: (checkoutId: string) => `/checkout/${checkoutId}/back`,
  mailPreview: (shown?: Record<string, string>) => `/dev/mail${shown ? `?${new URLSearchParams(shown)}` : ''}`,
  mailDocument: ({ kind, language, scheme, variant }: Record<'kind' | 'language' | 'scheme' | 'variant', string>) =>
    `/dev/mail/${kind}/${language}/${scheme}?variant=${variant}`,
  brandLogo: () => '/brand/logo',
  brandIcon: () => '/brand/icon',
  legal: (document: LegalDocument, version: string) => `/legal/${document}/${version}`,
  legalFile: (document: LegalDocument, version: string) => `/legal/${document}/${version}/file`,
}

/** A path as an absolute link. Always under APP_URL, whatever host a request claimed. */
export function absolute(path: string): string {
  return new URL(path, env().appUrl).href
}

/** A path as people type it into a browser by hand: "overto.example/check". */
export function typed(path: string): string {
  return env().appUrl.host + path
}

/** The address of an App on the host of its own. */
export function appAddress(appName: string): string {
  const { appsDomain, appsPort, isHttps } = env()
  return isHttps ? `https://${appName}.${appsDomain}` : `http://${appName}.${appsDomain}:${appsPort}`
}

/** A mail to somebody, from the reader's own program. */
export function mailTo(email: string, subject: string, body = ''): string {
  const written = body ? `&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}` : ''
  return `mailto:${canonicalEmail(email) ?? email}?subject=${encodeURIComponent(subject)}${written}`
}

/** The host of an App as people say it, also where no domain is connected: "blumenhaus-shop.apps.localhost". */
export function appHost(appName: string): string {
  return `${appName}.${env().appsDomain}`
}

/** The same where somebody was before they went to add what was missing; `home` where that is none of our pages. */
export function nextOr(home: string, next: string | null | undefined): string {
  const judged = safeNext(next)
  return judged === paths.root() ? home : judged
}

/** A longer address is none of our pages'; carried along it would only swell the headers of an answer. */
const LONGEST_NEXT = 500

/** A path we may send a person to after signing in: on our own origin, else the start page. */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > LONGEST_NEXT || !next.startsWith('/') || !/^[\x21-\x7e]+$/.test(next)) return paths.root()
  const { appUrl } = env()
  const target = URL.canParse(next, appUrl) ? new URL(next, appUrl) : null
  if (!target || target.origin !== appUrl.origin) return paths.root()
  // "/.//host" is a path of ours that a browser would read as another host once it is shortened.
  if (target.pathname.startsWith('//')) return paths.root()
  return target.pathname + target.search
}

/** Where to go on after signing in, carried along; the start page needs no mention. */
function withNext(path: string, next?: string): string {
  return next && next !== '/' && next.length <= LONGEST_NEXT ? `${path}?next=${encodeURIComponent(next)}` : path
}

/** A path with what is asked of it; empty texts need no mention. */
function withQuery(path: string, asked: Record<string, string | undefined>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

function newsletter({ accountId, token }: NewsletterLink): string {
  return `${encodeURIComponent(accountId)}/${encodeURIComponent(token)}`
}

/** Both parts may have come from an address and be anything. */
function stopping({ inviteId, token }: StopLink): string {
  return `/u/${encodeURIComponent(inviteId)}/${encodeURIComponent(token)}`
}
