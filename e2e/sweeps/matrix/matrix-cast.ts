import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import type { CompanyRole } from '@/db/vocabulary'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import type { AccountActor } from '@/lib/actor'
import { createApp } from '@/lib/apps/create'
import { activePlans } from '@/lib/apps/plans'
import { requestProof } from '@/lib/auth/step-up'
import { endPlan } from '@/lib/billing/end-plan'
import { lastDaysFrom } from '@/lib/billing/last-day'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { switchOffApp } from '@/lib/billing/switch-off-app'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { startDraft } from '@/lib/client-invite/start-draft'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { removeMember } from '@/lib/team/remove-member'
import { billLastMonth } from '@/testing/bills'
import { today } from '@/testing/company'
import {
  codeOf,
  type Developer,
  fresh,
  handOver,
  type Invited,
  inviteClient,
  newDeveloper,
  startTrial,
} from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import { newPublicKey } from '@/testing/ssh-key'
import { DAY } from '@/testing/test-clock'
import { codesFor, linksOfOthers, several } from './matrix-links'
import { requestOf } from './matrix-requests'
import { gatherTeam } from './matrix-team'

/** One Company with everything it can have, and people around it of every kind (see PEOPLE of rows.ts). */
export type MatrixCast = Awaited<ReturnType<typeof gatherCast>>

export async function gatherCast() {
  const site = fresh('kanarienvogel')
  const { mara, ...people } = await everybody()
  const { owner, collaborator, former, elsewhere } = people
  await startTrial(mara, site)
  const client = { email: `petra@${site}.example`, name: 'Petra Voss', company: `Verlag ${site}` }
  const paid = await handOver(mara, site, client)
  const company = await companyOf(paid.checkoutId)
  await join(company.id, owner, 'owner')
  await join(company.id, people.admin, 'admin')
  await join(company.id, people.billing, 'billing')
  await join(company.id, former, 'admin')
  await join(await ownCompanyOf(elsewhere), people.stranger, 'billing')
  const app = (of: Developer, name: string) => trialOfBefore(of, company.id, name)
  const trial = await app(mara, 'im-versuch')
  const shared = await app(former, 'geteilt')
  await collaborate(collaborator, shared.id)
  const off = await app(former, 'abgeschaltet')
  await switchOffApp(owner.actor, { companySlug: company.slug, appName: off.name })
  // By an Admin: what an Owner decided is for Owners to change.
  await endPlan(people.admin.actor, { companySlug: company.slug, appName: site, lastDay: lastDaysFrom(today()).last })
  const offered = await app(owner, 'angeboten')
  const pending = await inviteClient(owner, offered.name, { email: `kim@${site}.example`, name: 'Kim Berger' })
  await movedBack(pending, 2)
  const bill = await billLastMonth(company.appId)
  const request = await requestOf(people, { ...company, appName: site })
  const petra: AccountActor = { kind: 'account', accountId: paid.accountId, provedAt: clock.now() }
  const team = await gatherTeam({ petra, owner, slug: company.slug, site, appIds: [shared.id, trial.id] })
  await removeMember(petra, { companySlug: company.slug, accountId: former.actor.accountId })
  return {
    ...{ people, mara, petra, company, client, trial, shared, off, offered, pending, team },
    request,
    bill,
    idle: await idleCompany(people),
    own: await ownThings(owner),
    paid: { ...paid, name: site, appId: company.appId, contactId: company.contactId },
    draft: await draftFor(owner, site),
    links: await linksOfOthers(site),
    codes: await codesFor(pending, site),
    cookies: await cookiesFor(people),
  }
}

/** All of them developers, so that what they get follows from their role alone. */
async function everybody() {
  const [mara, owner, admin, billing, collaborator] = await several(5)
  const [former, stranger, elsewhere] = await several(3)
  return { mara, owner, admin, billing, collaborator, former, stranger, elsewhere } as Record<
    'mara' | 'owner' | 'admin' | 'billing' | 'collaborator' | 'former' | 'stranger' | 'elsewhere',
    Developer
  >
}

async function companyOf(checkoutId: string) {
  const [found] = await db()
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      contactId: billingCheckouts.billingContactId,
    })
    .from(billingCheckouts)
    .innerJoin(companies, eq(companies.id, billingCheckouts.companyId))
    .where(eq(billingCheckouts.id, checkoutId))
  if (!found) throw new Error('nothing was handed over')
  const [app] = await db().select({ id: apps.id }).from(apps).where(eq(apps.companyId, found.id))
  return { ...found, contactId: found.contactId ?? '', appId: app?.id ?? '' }
}

async function ownCompanyOf({ slug }: Developer): Promise<string> {
  const [own] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  return own?.id ?? ''
}

function join(companyId: string, { actor }: Developer, role: CompanyRole) {
  return db().insert(memberships).values({ companyId, accountId: actor.accountId, role, createdAt: clock.now() })
}

function collaborate({ actor }: Developer, appId: string) {
  return db().insert(appCollaborators).values({ appId, accountId: actor.accountId, createdAt: clock.now() })
}

/** A second Company with the same roles and nothing that would keep it from being closed. */
async function idleCompany({ owner, admin, billing, collaborator }: Record<string, Developer>) {
  const name = fresh('Ruhige Firma')
  const { slug } = await setUpCompany((owner as Developer).actor, { name, client: null })
  const helper = await newDeveloper()
  const [row] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  const id = row?.id ?? ''
  await join(id, admin as Developer, 'admin')
  await join(id, billing as Developer, 'billing')
  await join(id, helper, 'admin')
  const app = await createApp(helper.actor, {
    companySlug: slug,
    name: fresh('still'),
    planSlug: 'small',
  })
  await collaborate(collaborator as Developer, app.id)
  return { id, slug, name }
}

/** A trial as there are some in clients' Companies since before these took none. */
async function trialOfBefore(of: Developer, companyId: string, name: string) {
  const [plan] = await activePlans(db())
  const now = clock.now()
  const app = { id: newId(), name: fresh(name), companyId, createdBy: of.actor.accountId, createdAt: now }
  await inTransaction(async (tx) => {
    await tx.insert(apps).values({ ...app, planId: plan?.id ?? '', trialEndsAt: new Date(now.getTime() + 14 * DAY) })
    await record(tx, of.actor, { verb: 'app-created', companyId, appId: app.id })
  })
  return app
}

/** What belongs to an account and to no Company. */
async function ownThings({ actor, email }: Developer) {
  const { keyId } = await addSshKey(actor, { publicKey: newPublicKey(), label: 'Laptop' })
  await askNewsletter(actor)
  const tokenId = await requestProof({ id: actor.accountId, email, sessionId: '' }, 'en')
  return {
    keyId,
    code: { tokenId, code: await codeOf(tokenId) },
    newKey: newPublicKey(),
  }
}

/** An invite as if it had been sent some days ago: it may be sent again, and its client reminded. */
function movedBack({ inviteId }: Invited, days: number) {
  const then = new Date(clock.now().getTime() - days * DAY)
  return db().update(clientInvites).set({ sentAt: then, lastSentAt: then }).where(eq(clientInvites.id, inviteId))
}

/** A draft with all its steps answered. */
async function draftFor({ actor }: Developer, appName: string) {
  const { draftId } = await startDraft(actor, { appName })
  await describeClient(actor, {
    ...{ draftId, email: `jonas@${appName}.example`, clientName: 'Jonas Weber', clientCompany: '', message: '' },
    ...{ noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14 },
    ...{ acceptedEmail: '', firstName: '', lastName: '' },
  })
  const [row] = await db().select().from(clientInvites).where(eq(clientInvites.id, draftId))
  const chosen = row?.appChoices[0]
  const other = (await activePlans(db())).find(({ id }) => id !== chosen?.planId)
  return { draftId, planId: other?.id ?? '', appId: chosen?.appId ?? '' }
}

async function cookiesFor(people: Record<string, Developer>) {
  const cookies: Record<string, Record<string, string>> = { anonymous: {} }
  for (const [who, { actor }] of Object.entries(people)) {
    cookies[who] = await sessionHeader(actor.accountId)
  }
  return cookies
}
