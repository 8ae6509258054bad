import { db } from '@/db/client'
import { type OutboxKind, PERIODIC_KINDS, type PeriodicKind } from '@/db/promises'
import { audience } from '@/lib/account/newsletter/queries'
import { sshKeysOf } from '@/lib/account/queries'
import { lastChangesOf } from '@/lib/activity/changes'
import { activityChoices } from '@/lib/activity/choices'
import { happenedTo, readActivity } from '@/lib/activity/log'
import { activePlans } from '@/lib/apps/plans'
import { appsOf, runningTrials, trialsOf } from '@/lib/apps/queries'
import { switchedOffApps } from '@/lib/apps/switched-off'
import { disownedSince } from '@/lib/auth/disowned'
import { billsOf, monthTotalsOf } from '@/lib/billing/bills'
import { closingFacts } from '@/lib/billing/closing'
import { contactAt, contactsOf } from '@/lib/billing/contacts'
import { lastBillsOf, openBillsOf } from '@/lib/billing/last-bills'
import { chargesAheadOf } from '@/lib/billing/next-charge'
import { owedBillsOf } from '@/lib/billing/owed-bills'
import { namesPaidBy } from '@/lib/billing/paid-by'
import { payersOf } from '@/lib/billing/payers'
import { troubleOf, troubleToMend } from '@/lib/billing/payment-trouble-view'
import { planChoices } from '@/lib/billing/plan-choices'
import { payersAt } from '@/lib/billing/plan-order'
import { thisMonthOf, vatOfCompany } from '@/lib/billing/this-month'
import { waitingRequestsOf } from '@/lib/billing/view-request'
import { ownedCompanies } from '@/lib/client-invite/buyers'
import { draftsOf } from '@/lib/client-invite/drafts'
import { eligibleApps } from '@/lib/client-invite/eligible-apps'
import { offeredApps } from '@/lib/client-invite/offer'
import { invitationsOf, losingMembers, openInvitesOf } from '@/lib/client-invite/queries'
import { invitesFor } from '@/lib/client-invite/waiting-for'
import { clock } from '@/lib/clock'
import { find } from '@/lib/company/find'
import { appIdsOf, ownersOf, peopleOfAll } from '@/lib/company/members'
import { companiesOf, companiesPage } from '@/lib/company/queries'
import { newId } from '@/lib/id'
import { mailHealth } from '@/lib/kernel/health'
import type { Handler } from '@/lib/kernel/jobs'
import { handlers } from '@/lib/outbox/handlers'
import { sitesNamed, sitesOf } from '@/lib/outbox/team-facts'
import { formerPerson } from '@/lib/team/former-person'
import { teamOf } from '@/lib/team/queries'
import { reachedApps } from '@/lib/team/reached-apps'
import { teamInvitesFor, waitingInvitesOf } from '@/lib/team-invite/queries'
import { inviteRow } from '../rows'
import type { Big } from './fill'
import { MONTHS_BILLED } from './fill-bills'
import { bigId } from './numbers'

/** A list that the product reads, for one of those who have much. */
export type BigRead = {
  /** The function that answers it. */
  list: string
  /** For whom, and of what. */
  which: string
  ask: () => PromiseLike<unknown>
  /** Rows that are looked through to choose those that are shown, such as the names of all Companies of a person. */
  among?: number
}

const A_LOG = 50
/** What is read of each Company to put them in order, and to look for a word in all that belongs to them. */
const ROWS_A_COMPANY = 5
const ROWS_A_COMPANY_SEARCHED = 20
/** And of each person of a team. */
const ROWS_A_PERSON = 5

/** Every list of the product, read by those who have most of it. */
export function bigReads(big: Big): BigRead[] {
  const { mara, ada, kim, member, client, team, shop, counts } = big
  const at = (accountId: string, { slug }: { slug: string }) => ({ accountId, slug })
  const inTeam = { accountId: mara, companyId: team.id, role: 'owner' } as const
  const reads: BigRead[] = []
  const of =
    (list: string) =>
    (which: string, ask: BigRead['ask'], among = 0) =>
      reads.push({ list, which, ask, among })

  const log = of('readActivity')
  for (const [name, filter] of Object.entries({
    whole: {},
    'behind a line': { before: bigId('line', counts.lines) },
    'of somebody': { person: member },
    'of somebody who did nothing': { person: client.id },
    'of an App': { app: team.appName },
    'of an App and somebody': { app: team.appName, person: member },
  })) {
    log(`the team's, ${name}`, () => readActivity(at(mara, team), { ...filter, limit: A_LOG }))
    log(`the team's, ${name}, for a Collaborator`, () => readActivity(at(kim, team), { ...filter, limit: A_LOG }))
  }
  log("the shop's", () => readActivity(at(mara, shop), { limit: A_LOG }))
  log("the shop's busy App", () => readActivity(at(mara, shop), { app: shop.appName, limit: A_LOG }))
  log("the shop's busy App, of nobody there", () => readActivity(at(mara, shop), { app: shop.appName, person: kim }))
  log("the shop's, for a Collaborator", () => readActivity(at(kim, shop), { limit: A_LOG }))
  // Its answer is one row of many names.
  const choices = of('activityChoices')
  choices("the team's", () => activityChoices(at(mara, team)), counts.people * ROWS_A_PERSON)
  choices("the shop's", () => activityChoices(at(mara, shop)))
  choices("the team's, for a Collaborator", () => activityChoices(at(kim, team)))
  choices("the shop's, for a Collaborator", () => activityChoices(at(kim, shop)))

  for (const [who, accountId, companies] of [
    ['Mara', mara, counts.marasCompanies],
    ['Ada', ada, counts.adasCompanies],
    ['Kim', kim, 2],
  ] as const) {
    const [inOrder, searched] = [companies * ROWS_A_COMPANY, companies * ROWS_A_COMPANY_SEARCHED + counts.people]
    of('happenedTo')(who, () => happenedTo(accountId, 8), inOrder)
    of('lastChangesOf')(who, () => lastChangesOf(accountId, { limit: 5 }), inOrder)
    of('companiesOf')(who, () => companiesOf(accountId))
    of('companiesPage')(who, () => companiesPage(accountId), inOrder)
    of('companiesPage')(`${who}, by name`, () => companiesPage(accountId, { q: '77' }), inOrder)
    of('find')(`${who}, somebody`, () => find(accountId, 'person 7'), searched)
    of('find')(`${who}, nothing`, () => find(accountId, 'nothing of the kind'), searched)
    // A seat is looked up twice: to start from, and to be joined.
    of('trialsOf')(who, () => trialsOf(accountId), inOrder + companies)
    of('eligibleApps')(who, () => eligibleApps(db(), accountId), inOrder)
  }
  const changesAmong = async () =>
    lastChangesOf(mara, { among: (await companiesPage(mara)).companies.map(({ id }) => id) })
  of('lastChangesOf')('a page of Companies', changesAmong, counts.marasCompanies * ROWS_A_COMPANY)

  of('teamOf')("the team's", () => teamOf(mara, team.slug), counts.people * ROWS_A_PERSON)
  of('teamOf')("the team's, for a Collaborator", () => teamOf(kim, team.slug), counts.people * ROWS_A_PERSON)
  of('teamOf')('of an App', () => teamOf(mara, team.slug, { appName: team.appName }), counts.people * ROWS_A_PERSON)
  of('formerPerson')('somebody who never was', () => formerPerson(inTeam, client.id))
  of('appIdsOf')('', () => appIdsOf(db(), team.id, kim))
  of('ownersOf')('', () => ownersOf(db(), team.id), counts.people * 2)
  of('peopleOfAll')('', () => peopleOfAll(db(), team.id))
  of('reachedApps')('', () => reachedApps(db(), inTeam))
  of('waitingInvitesOf')('', () => waitingInvitesOf(mara, team.slug))
  of('teamInvitesFor')('', () => teamInvitesFor(client.email))
  of('sitesOf')('', () => sitesOf(team.id, kim))

  of('appsOf')("the team's", () => appsOf(at(mara, team)))
  of('appsOf')("the team's, for a Collaborator", () => appsOf(at(kim, team)))
  of('switchedOffApps')('', () => switchedOffApps(at(mara, team)))
  of('runningTrials')('', () => runningTrials([bigId('app', 1), team.appId]))
  of('sitesNamed')('', () => sitesNamed([bigId('app', 1), team.appId]))
  of('activePlans')('', () => activePlans())
  of('payersOf')('', () => payersOf([inTeam, { ...inTeam, companyId: shop.id }]))
  of('payersAt')('', () => payersAt(team.id))
  of('planChoices')('', () => planChoices(inTeam, { id: team.appId, name: team.appName }), counts.people * 2)
  of('thisMonthOf')('', () => thisMonthOf(at(team.owner, team)))
  of('contactsOf')('', () => contactsOf(at(team.owner, team)))
  of('contactAt')('', () => contactAt({ ...at(team.owner, team), contactId: payerOf(team) }), MONTHS_BILLED)
  of('owedBillsOf')('', () => owedBillsOf(db(), payerOf(team)))
  of('namesPaidBy')('', () => namesPaidBy(db(), { id: payerOf(team), companyId: team.id }))
  of('troubleOf')('', () => troubleOf(at(team.owner, team)))
  of('troubleToMend')('', () => troubleToMend(team.owner))
  of('chargesAheadOf')('', () => chargesAheadOf(at(team.owner, team)), MONTHS_BILLED)
  of('closingFacts')('', () => closingFacts(team.id), counts.people * 2)
  of('lastBillsOf')('', () => lastBillsOf(team.id))
  of('openBillsOf')('', () => openBillsOf(team.id), MONTHS_BILLED)
  of('vatOfCompany')('', () => vatOfCompany(at(team.owner, team)))
  of('waitingRequestsOf')('', () => waitingRequestsOf(at(team.owner, team)))
  of('billsOf')('the newest', () => billsOf(at(team.owner, team), { limit: 13 }), MONTHS_BILLED * 2)
  of('billsOf')(
    'behind one',
    () => billsOf(at(team.owner, team), { after: `BIG12-${team.slug.slice(4)}`, limit: 13 }),
    MONTHS_BILLED * 2,
  )
  of('monthTotalsOf')('', () => monthTotalsOf({ ...at(team.owner, team), since: '2025-01-01' }), MONTHS_BILLED)

  of('draftsOf')('', () => draftsOf(mara))
  of('invitationsOf')('', () => invitationsOf(mara))
  of('openInvitesOf')('', () => openInvitesOf(mara), counts.sentByMara)
  of('invitesFor')('', () => invitesFor(client.email))
  const waiting = () => inviteRow(bigId('clientInvite', 1))
  of('offeredApps')('', async () => offeredApps(db(), await waiting(), '2026-11-12'))
  of('losingMembers')('', async () => losingMembers(await waiting()))
  of('ownedCompanies')(
    '',
    async () => ownedCompanies(db(), mara, await waiting()),
    counts.marasCompanies * ROWS_A_COMPANY,
  )

  of('sshKeysOf')('', () => sshKeysOf(mara))
  of('disownedSince')('', () => disownedSince(db(), mara, new Date(clock.now().getTime() - 86_400_000)))
  of('audience')('', () => audience(), counts.developers)
  of('mailHealth')('', () => mailHealth(), counts.late)
  return reads
}

/** Whoever pays in a Company has its number. */
function payerOf({ id }: { id: string }): string {
  return bigId('payer', Number.parseInt(id.slice(-12), 16))
}

/** What comes back by itself and looks through rows of ours. */
type Looking = Exclude<PeriodicKind, 'reconcile'>

/** Each kind of it, with the rows it looks through. */
export function bigJobs({ counts }: Big): BigRead[] {
  const among: Record<Looking, number> = {
    'sweep-checkouts': 0,
    'sweep-setups': 0,
    'sweep-bills': 0,
    'close-expired': counts.waiting * 3,
    'tell-expired': 0,
    'send-reminders': 0,
    'close-months': 0,
    'end-plans': 0,
    'free-names': 0,
    prune: counts.texts,
    'lapse-requests': 0,
  }
  // That one goes by what Stripe answers.
  const looking = PERIODIC_KINDS.filter((kind) => kind !== 'reconcile')
  return looking.map((kind) => ({ list: kind, which: '', among: among[kind], ask: () => work(kind) }))
}

function work(kind: Looking): Promise<unknown> {
  const handler: Handler<OutboxKind> | undefined = handlers()[kind]
  return handler.handle({ id: newId(), kind, key: kind, payload: {}, promisedAt: clock.now(), attempt: 1 })
}
