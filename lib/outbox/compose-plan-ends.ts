import { and, asc, eq, getTableColumns, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { Language, Role } from '@/db/vocabulary'
import type { TeamReader } from '@/emails/team/team-parts'
import { INVITE_END } from '@/lib/apps/offers'
import { planKeptUntil } from '@/lib/apps/paused'
import { lastDayToBringBack } from '@/lib/apps/switched-off'
import { trialEnd } from '@/lib/apps/trial'
import { shownAmount, shownVatNote } from '@/lib/billing/plan-amounts'
import { vatOf, withVat } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { mayRestoreApp, mayScaleApp, maySeeApps } from '@/lib/company/roles'
import { type Day, dayOf, formatDay, lastOfMonth } from '@/lib/day'
import { madeAt } from '@/lib/id'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { actorNameOf, companyOf, type Person, personOf, whenOf } from './team-facts'

export const planEndMails = {
  'mail-plan-ends': composePlanEnds,
  'mail-plan-ended': composePlanEnded,
  'mail-app-kept': composeAppKept,
  'mail-app-switched-off': composeSwitchedOff,
  'mail-app-restored': composeRestored,
} satisfies Partial<Composers>

/** Tells that a plan was to end, or goes on after all, while that is so. */
async function composePlanEnds({ payload }: Job<'mail-plan-ends'>): Promise<Filled<'mail-plan-ends'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { app, reader, role, about, address } = news
  const { lastDay } = payload
  if (app.deletedAt || app.planEndsOn !== lastDay || app.planEndedOn) return { skipped: 'changed-meanwhile' }
  const { language } = reader
  const undo = lastDay && mayScaleApp(role) ? paths.endPlan : paths.app
  return {
    to: reader.email,
    language,
    props: {
      ...about,
      actorName: actorNameOf(await personOf(payload.actorId)),
      lastDay: lastDay ? formatDay(lastDay, language, 'weekday') : '',
      keptUntil: lastDay ? keptUntilOf(app, lastDay, language, 'short') : '',
      isUnpaid: app.suspendedAt !== null,
      url: absolute(undo(...address)),
    },
  }
}

/** Tells that a plan is over, while nobody has chosen another. */
async function composePlanEnded({ payload }: Job<'mail-plan-ended'>): Promise<Filled<'mail-plan-ended'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { app, reader, about, address } = news
  if (app.deletedAt || app.planEndedOn !== payload.endedOn) return { skipped: 'changed-meanwhile' }
  const { language } = reader
  return {
    to: reader.email,
    language,
    props: {
      ...about,
      endedOn: formatDay(payload.endedOn, language, 'weekday'),
      keptUntil: keptUntilOf(app, payload.endedOn, language, 'short'),
      isUnpaid: isUnpaidOn(app, payload.endedOn),
      url: absolute(paths.app(...address)),
    },
  }
}

/** Reminds that an App is switched off soon, while that is so. */
async function composeAppKept({ payload }: Job<'mail-app-kept'>): Promise<Filled<'mail-app-kept'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { app, reader, about, address } = news
  const isStill = app.planEndedOn && lastDayKept(app, app.planEndedOn) === payload.keptUntil
  if (app.deletedAt || !isStill) return { skipped: 'changed-meanwhile' }
  const keptUntil = formatDay(payload.keptUntil, reader.language, 'weekday')
  const url = absolute(paths.app(...address))
  return { to: reader.email, language: reader.language, props: { ...about, keptUntil, url } }
}

/** Tells that an App is switched off, while it can be brought back. Whoever did it hears of it in any case. */
async function composeSwitchedOff({
  id,
  payload,
}: Job<'mail-app-switched-off'>): Promise<Filled<'mail-app-switched-off'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { app, reader, role, about, address } = news
  if (!app.deletedAt || app.nameFreedAt) return { skipped: 'changed-meanwhile' }
  const { language } = reader
  const actor = payload.actorId ? await personOf(payload.actorId) : null
  return {
    to: reader.email,
    language,
    props: {
      ...about,
      isActor: reader.id === payload.actorId,
      actorName: payload.actorId ? actorNameOf(actor) : '',
      when: whenOf(madeAt(id), language),
      wasPaid:
        app.billingContactId !== null &&
        app.planEndedOn === null &&
        !isUnpaidOn(app, dayOf(app.deletedAt, operator().timeZone)),
      until: formatDay(lastDayToBringBack(app.deletedAt), language, 'weekday'),
      restoreUrl: mayRestoreApp(role) ? absolute(paths.restoreApp(...address)) : null,
    },
  }
}

/** Tells that an App is back, while it is, and what it costs again. */
async function composeRestored({ id, payload }: Job<'mail-app-restored'>): Promise<Filled<'mail-app-restored'>> {
  const news = await loadNews(payload)
  if ('skipped' in news) return news
  const { app, reader, about, address } = news
  if (app.deletedAt) return { skipped: 'changed-meanwhile' }
  const { language } = reader
  return {
    to: reader.email,
    language,
    props: {
      ...about,
      isActor: reader.id === payload.actorId,
      actorName: actorNameOf(await personOf(payload.actorId)),
      when: whenOf(madeAt(id), language),
      costs: await costsOf(app.id, reader),
      isTrialOver: isTrialOver(app),
      keptUntil: app.planEndedOn ? keptUntilOf(app, app.planEndedOn, language, 'short') : '',
      url: absolute(paths.app(...address)),
    },
  }
}

type AppRow = typeof apps.$inferSelect & { inviteEndsAt: Date | null; suspendedAt: Date | null }

type AppNews = {
  app: AppRow
  reader: Person
  role: Role
  about: TeamReader & { site: string }
  address: [slug: string, name: string]
}

/** The App, who reads of it and what they are there; nothing for whoever does not see all Apps there any more. */
async function loadNews(told: { appId: string; recipientId: string }): Promise<AppNews | { skipped: string }> {
  const { appId, recipientId } = told
  const reader = await personOf(recipientId)
  if (!reader) return { skipped: 'account-gone' }
  const columns = { ...getTableColumns(apps), inviteEndsAt: INVITE_END, suspendedAt: billingContacts.suspendedAt }
  const [app] = await db()
    .select(columns)
    .from(apps)
    .leftJoin(billingContacts, eq(billingContacts.id, apps.billingContactId))
    .where(eq(apps.id, appId))
  if (!app) return { skipped: 'app-gone' }
  const company = await companyOf(app.companyId)
  const role = await roleOf(db(), company.id, reader.id)
  if (!role || maySeeApps(role) !== 'all') return { skipped: 'not-entitled' }
  const about = { readerName: labelOf(reader), readerKind: reader.kind, site: appHost(app.name) }
  return { app, reader, role, about, address: [company.slug, app.name] }
}

function lastDayKept({ keptUntil }: AppRow, endedOn: Day): Day {
  return planKeptUntil(endedOn, operator().bills.keptDays, keptUntil)
}

function keptUntilOf(app: AppRow, endedOn: Day, language: Language, style: 'short' | 'weekday'): string {
  return formatDay(lastDayKept(app, endedOn), language, style)
}

/** Whether whoever pays for it was suspended before a day, and is still: that day is not paid for. */
function isUnpaidOn({ suspendedAt }: AppRow, day: Day): boolean {
  return suspendedAt !== null && dayOf(suspendedAt, operator().timeZone) < day
}

function isTrialOver({ trialEndsAt, ...facts }: AppRow): boolean {
  if (!trialEndsAt) return false
  return trialEnd({ ...facts, trialEndsAt, trialDays: operator().trialDays }) <= clock.now()
}

/** What the App costs from now on, by the ledger, as the reader compares prices; null where nobody pays. */
async function costsOf(appId: string, { kind, language }: Person) {
  const [usage] = await db()
    .select({
      net: appUsage.monthlyAmount,
      currency: appUsage.currency,
      startsOn: appUsage.startsOn,
      country: billingContacts.country,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
    })
    .from(appUsage)
    .innerJoin(billingContacts, eq(billingContacts.id, appUsage.billingContactId))
    .where(and(eq(appUsage.appId, appId), isNull(appUsage.endsOn)))
    .orderBy(asc(appUsage.startsOn))
  if (!usage) return null
  const { address, vat } = operator()
  const seller = { country: address.country, vat }
  const charged = vatOf({ seller, buyer: usage, day: lastOfMonth(usage.startsOn) })
  const shown = { kind, language, currency: usage.currency, vat: charged }
  return {
    month: shownAmount(withVat(usage.net, charged), shown),
    vatNote: shownVatNote(shown),
    from: formatDay(usage.startsOn, language),
  }
}
