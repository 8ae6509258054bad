import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { type AmountsIn, shownAmount, shownDifference, shownVat, shownVatNote } from '@/lib/billing/plan-amounts'
import { findPayer, findPlanApp } from '@/lib/billing/plan-order'
import { findRequest, type RequestRow, requestState } from '@/lib/billing/plan-requests'
import { vatOf, withVat } from '@/lib/billing/quote'
import { mayPass, requestFacts } from '@/lib/billing/request-facts'
import { requestLink } from '@/lib/billing/request-links'
import { clock } from '@/lib/clock'
import { isOwner, roleOf } from '@/lib/company/members'
import { mayAskForPlan, maySeeApps } from '@/lib/company/roles'
import { formatDay, lastOfMonth } from '@/lib/day'
import { lastFullDay } from '@/lib/expiry'
import { type Job, NotYet } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { actorNameOf, companyOf, type Person, personOf } from './team-facts'

export const requestMails = {
  'mail-plan-changed': composePlanChanged,
  'mail-plan-asked': composePlanAsked,
  'mail-plan-decided': composePlanDecided,
} satisfies Partial<Composers>

/** Tells an Owner what an Admin has changed, while the App is still theirs. */
async function composePlanChanged({ payload }: Job<'mail-plan-changed'>): Promise<Filled<'mail-plan-changed'>> {
  const { companyId, recipientId, before, after, from } = payload
  const [reader, actor] = [await personOf(recipientId), await personOf(payload.actorId)]
  if (!reader) return { skipped: 'account-gone' }
  if (!(await isOwner(db(), companyId, reader.id))) return { skipped: 'not-entitled' }
  const [app] = await db().select().from(apps).where(eq(apps.id, payload.appId))
  if (!app || app.deletedAt || app.companyId !== companyId) return { skipped: 'app-gone' }
  const payer = await findPayer(db(), companyId, app.billingContactId ?? '')
  if (!payer) return { skipped: 'nobody-pays' }
  const [plan] = await db().select({ name: plans.name }).from(plans).where(eq(plans.id, payload.planId))
  const { address, vat: scheme } = operator()
  const vat = vatOf({ seller: { country: address.country, vat: scheme }, buyer: payer, day: lastOfMonth(from) })
  const [company, actorName] = [await companyOf(companyId), actorNameOf(actor)]
  const [was, is] = [withVat(before, vat), withVat(after, vat)]
  const shown = amountsIn(reader, payer.currency, vat)
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      actorName,
      company: company.name || actorName,
      site: appHost(app.name),
      planName: plan?.name ?? '',
      isNew: payload.isNew,
      before: before > 0 ? shownAmount(was, shown) : '',
      after: shownAmount(is, shown),
      difference: shownDifference({ net: is.net - was.net, gross: is.gross - was.gross }, shown),
      isMore: after >= before,
      vatNote: shownVatNote(shown),
      from: formatDay(from, reader.language),
      planUrl: absolute(paths.appPlan(company.slug, app.name)),
    },
  }
}

/** Asks an Owner, while there is something to decide, and as soon as they can agree to it. */
async function composePlanAsked({
  payload: { requestId, recipientId },
}: Job<'mail-plan-asked'>): Promise<Filled<'mail-plan-asked'>> {
  const [reader, request] = [await personOf(recipientId), await findRequest(requestId)]
  if (!reader || !request) return { skipped: 'account-gone' }
  const state = requestState(request, clock.now())
  if (state !== 'open') return { skipped: state }
  if (!(await isOwner(db(), request.companyId, reader.id))) return { skipped: 'not-entitled' }
  const facts = await requestFacts(db(), request)
  if ('obstacle' in facts) {
    // Whoever is asked could not agree now; an hour later they may.
    if (mayPass(facts.obstacle)) throw new NotYet(3600)
    return { skipped: facts.obstacle }
  }
  const { before, after, difference, currency, vat } = facts.quote
  const shown = amountsIn(reader, currency, vat)
  const company = await companyOf(request.companyId)
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      askerName: request.askerName,
      company: company.name || labelOf(reader),
      site: appHost(request.name),
      planName: request.planName,
      isNew: request.appId === null,
      before: before.net > 0 ? shownAmount(before, shown) : '',
      after: shownAmount(after, shown),
      difference: shownDifference(difference, shown),
      vatNote: shownVatNote(shown),
      limit: request.adminMonthlyLimit > 0 ? shownAmount(withVat(request.adminMonthlyLimit, vat), shown) : '',
      limitVat: shownVat(shown),
      payerName: facts.payer.legalName,
      planEndsOn: facts.app?.planEndsOn ? formatDay(facts.app.planEndsOn, reader.language, 'weekday') : '',
      openUntil: formatDay(lastFullDay(request.expiresAt), reader.language, 'weekday'),
      url: absolute(paths.planRequestLink(requestLink(requestId, reader.id))),
    },
  }
}

/** Tells who asked, while they still belong to the Company: whoever left hears of that, and of nothing else. */
async function composePlanDecided({
  payload: { requestId, recipientId },
}: Job<'mail-plan-decided'>): Promise<Filled<'mail-plan-decided'>> {
  const [reader, request] = [await personOf(recipientId), await findRequest(requestId)]
  if (!reader || !request) return { skipped: 'account-gone' }
  const { decision, companyId, name } = request
  if (!decision) return { skipped: 'not-decided' }
  const [role, company] = [await roleOf(db(), companyId, reader.id), await companyOf(companyId)]
  if (!role || company.isClosed) return { skipped: 'not-entitled' }
  const isThere = (await findPlanApp(db(), companyId, name)) !== null
  const isGone = request.appId !== null && !isThere
  const page = isThere ? paths.app(company.slug, name) : paths.apps(company.slug)
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      decision,
      mayAskAgain: mayAskForPlan(role) && !isGone && isRunOut(request),
      deciderName: request.deciderName ?? operator().name,
      company: company.name || (request.deciderName ?? operator().name),
      site: appHost(name),
      planName: request.planName,
      isThere,
      appUrl: maySeeApps(role) === 'all' ? absolute(page) : null,
    },
  }
}

/** Nobody decided within its days; else a change of roles, or of the App, ended it before. */
function isRunOut({ decidedAt, expiresAt }: RequestRow): boolean {
  return decidedAt !== null && decidedAt >= expiresAt
}

function amountsIn({ kind, language }: Person, currency: string, vat: AmountsIn['vat']): AmountsIn {
  return { kind, language, currency, vat }
}
