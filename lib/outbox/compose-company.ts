import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { together } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { closingWords } from '@/lib/billing/closing-words'
import { lastBillsOf, openBillsOf } from '@/lib/billing/last-bills'
import { appIdsOf, roleOf } from '@/lib/company/members'
import { maySeeApps } from '@/lib/company/roles'
import { addDays, dayOf, formatDay } from '@/lib/day'
import { madeAt } from '@/lib/id'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, appHost, paths } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import type { Composers, Filled } from './composed'
import { actorNameOf, companyOf, personOf, whenOf } from './team-facts'

export const companyMails = {
  'mail-company-closed': composeCompanyClosed,
  'mail-app-moved': composeAppMoved,
} satisfies Partial<Composers>

/** Tells everybody who belonged to a Company that it is closed. */
async function composeCompanyClosed({
  id,
  payload,
}: Job<'mail-company-closed'>): Promise<Filled<'mail-company-closed'>> {
  const [reader, actor] = [await personOf(payload.recipientId), await personOf(payload.actorId)]
  if (!reader) return { skipped: 'account-gone' }
  const company = await companyOf(payload.companyId)
  const actorName = actorNameOf(actor)
  const { id: companyId } = company
  const [lastBills, openBills] = await together([lastBillsOf(companyId), openBillsOf(companyId)])
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      isActor: reader.id === actor?.id,
      actorName,
      bills: payload.readsBills ? closingWords({ lastBills, openBills }, reader.language) : [],
      // Nobody is left to be named after; whoever closes it is an Owner.
      company: company.name || actorName,
      when: whenOf(madeAt(id), reader.language),
    },
  }
}

/** Tells of an App's new Company, while it is there: whoever moved it, and those who still belong to one of both. */
async function composeAppMoved({ id, payload }: Job<'mail-app-moved'>): Promise<Filled<'mail-app-moved'>> {
  const [reader, actor] = [await personOf(payload.recipientId), await personOf(payload.actorId)]
  if (!reader) return { skipped: 'account-gone' }
  const [app] = await db().select().from(apps).where(eq(apps.id, payload.appId))
  if (!app || app.deletedAt) return { skipped: 'app-gone' }
  if (app.companyId !== payload.toCompanyId) return { skipped: 'moved-meanwhile' }
  const [from, to] = [await companyOf(payload.fromCompanyId), await companyOf(payload.toCompanyId)]
  const movedAt = madeAt(id)
  const isActor = reader.id === actor?.id
  const [roleThere, roleHere] = [await roleOf(db(), to.id, reader.id), await roleOf(db(), from.id, reader.id)]
  if (!isActor && !roleThere && !roleHere) return { skipped: 'not-entitled' }
  const actorName = actorNameOf(actor)
  const sees = roleThere ? maySeeApps(roleThere) : 'none'
  const isTheirs = sees === 'own' && (await appIdsOf(db(), to.id, reader.id)).includes(app.id)
  return {
    to: reader.email,
    language: reader.language,
    props: {
      readerName: labelOf(reader),
      readerKind: reader.kind,
      isActor,
      actorName,
      site: appHost(app.name),
      fromCompany: from.id === to.id ? null : from.name || actorName,
      toCompany: to.name || actorName,
      when: whenOf(movedAt, reader.language),
      paidFrom: app.trialEndsAt ? '' : formatDay(addDays(dayOf(movedAt, operator().timeZone), 1), reader.language),
      appUrl: sees === 'all' || isTheirs ? absolute(paths.app(to.slug, app.name)) : null,
    },
  }
}
