import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreements } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { LANGUAGES } from '@/db/vocabulary'
import { appOnAddress } from '@/lib/apps/on-address'
import { appsOf } from '@/lib/apps/queries'
import { openSession } from '@/lib/auth/session-rows'
import { moveApp } from '@/lib/billing/move-app'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { clock } from '@/lib/clock'
import { companiesOf, findCompany } from '@/lib/company/queries'
import { renameCompany } from '@/lib/company/rename'
import { newId } from '@/lib/id'
import { teamOf } from '@/lib/team/queries'
import { words } from '@/lib/words/words'
import { appOf, companyOf, houseOf, makePaid, newPayer, promised, putOnOffer } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { newDeveloper } from '@/testing/people'
import { inviteOf, joins, logOf, newHouse, newPerson, newTeamInvite, promisedAbout, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { closeCompany } from './close-company'
import { closingOf } from './closing'

prepareVerbs()

type House = Awaited<ReturnType<typeof newHouse>>
const close = async (house: House, actor = house.owner.actor, name?: string) =>
  closeCompany(actor, { companySlug: house.slug, name: name ?? (await companyOf(house)).name ?? '' })

describe('closing a Company', () => {
  test('ends everything at once: people, trials, invitations; and everybody who belonged is told', async () => {
    const house = await newHouse(['shop', 'blog'])
    const people = [house.owner]
    for (const role of ['owner', 'admin', 'billing', 'collaborator'] as const) people.push(await joins(house, role))
    const invite = await newTeamInvite(house, house.owner, 'admin')
    const accepted = await newTeamInvite(house, house.owner, 'admin', {
      acceptedAt: clock.now(),
      acceptedBy: house.owner.id,
    })
    const viewer = { accountId: house.owner.id, companyId: house.id, role: 'owner' } as const
    const facts = await closingOf(viewer)
    expect(facts).toMatchObject({
      people: 5,
      teamInvites: 1,
      paidApps: [],
      offeredApps: [],
      lastBills: [],
      openBills: [],
    })
    expect(facts.apps).toHaveLength(2)

    await close(house)

    expect((await companyOf(house)).closedAt).not.toBeNull()
    for (const person of people) expect(await standing(house, person)).toEqual({ role: null, appIds: [] })
    expect((await inviteOf(invite)).withdrawnAt).not.toBeNull()
    expect((await inviteOf(accepted)).withdrawnAt).toBeNull()
    expect(await promised('mail-team-invite-withdrawn', { inviteId: invite })).toHaveLength(1)
    for (const appId of Object.values(house.appIds)) expect((await appOf(appId)).deletedAt).not.toBeNull()
    expect(await logOf(house, 'app-switched-off')).toHaveLength(2)
    expect(await logOf(house, 'company-closed')).toHaveLength(1)
    const mails = await promisedAbout(house, 'mail-company-closed')
    expect(mails.map(({ recipientId }) => recipientId).sort()).toEqual(people.map(({ id }) => id).sort())
    expect(mails[0]).toMatchObject({ companyId: house.id, actorId: house.owner.id })
  })

  test('takes nothing back from whoever was invited for days that are over', async () => {
    const house = await newHouse([])
    const invite = await newTeamInvite(house, house.owner, 'admin', {
      expiresAt: new Date(clock.now().getTime() - 1000),
    })
    await close(house)
    expect((await inviteOf(invite)).withdrawnAt).not.toBeNull()
    expect(await promised('mail-team-invite-withdrawn', { inviteId: invite })).toEqual([])
  })

  test('leaves nothing of it reachable, and nobody gets in again', async () => {
    const house = await newHouse(['shop'])
    const { owner, id: companyId } = house
    const app = await appOf(house.appIds.shop ?? '')
    await close(house)
    expect(await findCompany(owner.id, house.slug)).toBeNull()
    expect(await companiesOf(owner.id)).toEqual([])
    expect([await appsOf({ accountId: owner.id, slug: house.slug }), await appOnAddress(app.name)]).toEqual([[], null])
    expect(await teamOf(owner.id, house.slug)).toBeNull()
    expect(await reasonOf(close(house))).toBe('not-found')
    expect(await reasonOf(renameCompany(owner.actor, { companySlug: house.slug, name: 'Again' }))).toBe('not-found')
    await expect(joins(house, 'owner')).rejects.toThrow()
    const reopened = db().update(companies).set({ closedAt: null }).where(eq(companies.id, companyId))
    await expect(Promise.resolve(reopened)).rejects.toThrow()
    expect((await setUpCompany(owner.actor, { name: house.slug, client: null })).slug).not.toBe(house.slug)
  })

  test('keeps every row that bills and questions need', async () => {
    const house = await newHouse(['shop'])
    const payer = await newPayer(house)
    const appId = house.appIds.shop ?? ''
    await makePaid(appId, payer)
    const other = await houseOf(house.owner)
    const theirs = await newPayer(other)
    const { name } = await appOf(appId)
    const move = { companySlug: house.slug, appName: name, targetSlug: other.slug, contactId: theirs }
    await moveApp(house.owner.actor, move)
    const agreement = { id: newId(), companyId: house.id, accountId: house.owner.id, agreedAt: clock.now() }
    const inviteId = await putOnOffer(other, appId)
    await db()
      .insert(agreements)
      .values({ ...agreement, inviteId, document: 'terms', version: '2026-01-01', sha256: 'a'.repeat(64) })
    await close(house)
    const kept = await Promise.all([
      db().select().from(companies).where(eq(companies.id, house.id)),
      db().select().from(billingContacts).where(eq(billingContacts.id, payer)),
      db().select().from(appUsage).where(eq(appUsage.billingContactId, payer)),
      db().select().from(agreements).where(eq(agreements.companyId, house.id)),
      logOf(house, 'app-moved'),
    ])
    expect(kept.map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1])
  })

  test.each(LANGUAGES)('says in %s that nothing of it comes back, on the page and in the mail', (language) => {
    const { companies: pages, mails } = words(language)
    const told = [pages.close.apps('blumenhaus-shop'), mails.companyClosed.ended(mails.team.things.developer)]
    for (const sentence of told) {
      expect(sentence).toMatch(/for good|endgültig/)
      expect(sentence).not.toMatch(/\d/)
    }
  })

  test('ends the sessions of those who have nothing left, and only theirs', async () => {
    const house = await newHouse(['shop'])
    const [alone, busy, helper] = [await joins(house, 'admin'), await joins(house, 'admin'), await newPerson()]
    await houseOf(busy, 'billing')
    const elsewhere = await newHouse(['other'])
    await joins(house, 'collaborator', helper)
    await joins(elsewhere, 'collaborator', helper)
    const everybody = [house.owner, alone, busy, helper]
    for (const { id } of everybody)
      await openSession({ accountId: id, device: 'Firefox', isNew: false, began: clock.now() })
    expect(await close(house)).toEqual({ isSignedOut: true })
    const open = await db()
      .select({ accountId: sessions.accountId })
      .from(sessions)
      .where(
        inArray(
          sessions.accountId,
          everybody.map(({ id }) => id),
        ),
      )
    expect(open.map(({ accountId }) => accountId).sort()).toEqual([busy.id, helper.id].sort())
  })
})

describe('closing is refused', () => {
  test('to everybody but Owners', async () => {
    const house = await newHouse(['shop'])
    for (const role of ['admin', 'billing', 'collaborator'] as const) {
      expect(await reasonOf(close(house, (await joins(house, role)).actor)), role).toBe('not-allowed')
    }
    const stranger = (await newPerson()).actor
    expect(await reasonOf(close(house, stranger))).toBe('not-found')
    expect(await reasonOf(closeCompany(stranger, { companySlug: 'no-such-house', name: '' }))).toBe('not-found')
  })

  test('to whoever has not shown lately that it is them', async () => {
    const house = await newHouse([])
    const provedAt = new Date(clock.now().getTime() - 16 * 60_000)
    expect(await reasonOf(close(house, { ...house.owner.actor, provedAt }))).toBe('prove-again')
    expect(await reasonOf(close(house, { kind: 'account', accountId: house.owner.id }))).toBe('prove-again')
    expect(await reasonOf(closeCompany({ kind: 'clock' }, { companySlug: house.slug, name: '' }))).toBe('sign-in-first')
  })

  test('where the name typed is another, also by one letter’s case', async () => {
    const house = await newHouse([])
    await renameCompany(house.owner.actor, { companySlug: house.slug, name: 'Haus Süd' })
    for (const name of ['', 'Haus', 'haus süd', house.slug]) {
      expect(await reasonOf(close(house, house.owner.actor, name)), name).toBe('company-name-typed')
    }
    expect(await reasonOf(close(house, house.owner.actor, ' Haus  Süd '))).toBe('passed')
  })

  test('while an App is on offer to a client', async () => {
    const house = await newHouse(['shop', 'blog'])
    await putOnOffer(house, house.appIds.blog ?? '')
    const blog = (await appOf(house.appIds.blog ?? '')).name
    const refusal = await close(house).catch((error) => error)
    expect(refusal).toMatchObject({ reason: 'company-has-open-invite', facts: { apps: blog } })
    const viewer = { accountId: house.owner.id, companyId: house.id, role: 'owner' } as const
    expect((await closingOf(viewer)).offeredApps).toEqual([blog])
    expect((await companyOf(house)).closedAt).toBeNull()
  })

  test('for a developer’s own Company', async () => {
    const mara = await newDeveloper()
    const actor = { ...mara.actor, provedAt: clock.now() }
    expect(await reasonOf(closeCompany(actor, { companySlug: mara.slug, name: mara.name }))).toBe('own-company-stays')
  })
})
