import { eq, inArray, sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { activities } from '@/db/schema/records'
import { teamInviteApps } from '@/db/schema/team-invites'
import { appsOf, presentCompanyOf } from '@/lib/apps/queries'
import { clock } from '@/lib/clock'
import { addDays, daysBetween, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { appOf, houseOf, ledgerOf, makePaid, newPayer, promised, putOnOffer, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { switchOff } from '@/testing/plan-ends'
import { allow } from '@/testing/plans'
import { whileHeld } from '@/testing/races'
import {
  giveApp,
  type House,
  inviteOf,
  joins,
  newHouseApp,
  newPerson,
  newTeamInvite,
  type Person,
  standing,
} from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { costs } from './ledger'
import { type Move, moveApp } from './move-app'

const { moveClock } = prepareVerbs()
afterEach(() => moveClock(0))

/** Two Companies of one Owner; a paid App in the first. */
async function twoHouses() {
  const mara = await newPerson('Mara Lindqvist')
  const [from, to] = [await houseOf(mara, 'owner', ['shop', 'blog']), await houseOf(mara)]
  const [payer, next] = [await newPayer(from), await newPayer(to)]
  const appId = from.appIds.shop ?? ''
  await makePaid(appId, payer)
  const { name } = await appOf(appId)
  return { mara, from, to, payer, next, appId, name }
}

function move(actor: Person['actor'], from: House, name: string, to: House, contactId: string | null) {
  const input: Move = { companySlug: from.slug, appName: name, targetSlug: to.slug, contactId }
  return moveApp({ ...actor, provedAt: clock.now() }, input)
}

describe('moving a paid App', () => {
  test('needs a proof of who it is that is not older than 15 minutes', async () => {
    const { mara, from, to, next, appId, name } = await twoHouses()
    for (const provedAt of [undefined, new Date(clock.now().getTime() - 901_000)]) {
      const input = { companySlug: from.slug, appName: name, targetSlug: to.slug, contactId: next }
      expect(await reasonOf(moveApp({ ...mara.actor, provedAt }, input))).toBe('prove-again')
    }
    expect((await appOf(appId)).companyId).toBe(from.id)
  })

  test('what becomes of it later that day waits for nobody who paid before, and writes nothing of theirs', async () => {
    const { mara, from, to, payer, next, appId, name } = await twoHouses()
    await move(mara.actor, from, name, to, next)
    await whileHeld(sql`select from app_usage where billing_contact_id = ${payer} for update`, () =>
      switchOff(mara, to, name),
    )
    expect(await ledgerOf(appId)).toEqual([
      { payer, startsOn: addDays(today(), -10), endsOn: today() },
      { payer: next, startsOn: addDays(today(), 1), endsOn: today() },
    ])
  })

  test('puts it into the other Company under its payer: the old one pays through today, the new one from tomorrow', async () => {
    const { mara, from, to, payer, next, appId, name } = await twoHouses()
    expect(await move(mara.actor, from, name, to, next)).toEqual({ companySlug: to.slug, appName: name })
    expect(await appOf(appId)).toMatchObject({ companyId: to.id, billingContactId: next, trialEndsAt: null })
    expect(await ledgerOf(appId)).toEqual([
      { payer, startsOn: addDays(today(), -10), endsOn: today() },
      { payer: next, startsOn: addDays(today(), 1), endsOn: null },
    ])
  })

  test('leads its former address to the present one, for whoever may see it', async () => {
    const { mara, from, to, next, name } = await twoHouses()
    const admin = await joins(from, 'admin')
    await move(mara.actor, from, name, to, next)
    const viewer = (accountId: string, { id }: House, role: 'owner' | 'admin') => ({ accountId, companyId: id, role })
    expect(await presentCompanyOf([viewer(mara.id, to, 'owner')], name)).toBe(to.slug)
    expect(await presentCompanyOf([viewer(admin.id, from, 'admin')], name)).toBeNull()
    expect((await appsOf({ accountId: admin.id, slug: from.slug })).map((app) => app.name)).not.toContain(name)
  })

  test('writes one line into the log of each Company, with ids only', async () => {
    const { mara, from, to, payer, next, appId, name } = await twoHouses()
    await move(mara.actor, from, name, to, next)
    const lines = await db().select().from(activities).where(eq(activities.appId, appId))
    const facts = { fromCompanyId: from.id, toCompanyId: to.id, before: payer, after: next }
    const expected = [from.id, to.id].map((companyId) => ({ companyId, verb: 'app-moved', actorId: mara.id, facts }))
    expect(lines.map(({ companyId, verb, actorId, facts }) => ({ companyId, verb, actorId, facts }))).toEqual(expected)
  })

  test('is told to all Owners of both Companies and to whoever moves it, once each', async () => {
    const { mara, from, to, next, appId, name } = await twoHouses()
    await joins(from, 'admin')
    const admin = await joins(to, 'admin', await joins(from, 'owner'))
    await allow(to, 4500)
    await move(admin.actor, from, name, to, next)
    const mails = await promised('mail-app-moved', { appId })
    const recipients = [from.owner.id, to.owner.id, mara.id, admin.id]
    expect(mails.map(({ recipientId }) => recipientId).sort()).toEqual(recipients.sort())
    expect(mails[0]).toMatchObject({ fromCompanyId: from.id, toCompanyId: to.id, actorId: admin.id })
  })

  test('twice on one day leaves an empty row, and the days between the payers cost one price each', async () => {
    const { mara, from, to, payer, next, appId, name } = await twoHouses()
    const third = await houseOf(mara)
    const last = await newPayer(third)
    await move(mara.actor, from, name, to, next)
    await move(mara.actor, to, name, third, last)
    expect(await ledgerOf(appId)).toEqual([
      { payer, startsOn: addDays(today(), -10), endsOn: today() },
      { payer: next, startsOn: addDays(today(), 1), endsOn: today() },
      { payer: last, startsOn: addDays(today(), 1), endsOn: null },
    ])
  })

  test('back and forth over the days never bills a day twice and never leaves one out', async () => {
    const { mara, from, to, payer, next, appId, name } = await twoHouses()
    const start = addDays(today(), -10)
    for (const [day, [here, there, contact]] of [
      [0, [from, to, next]],
      [1, [to, from, payer]],
      [1, [from, to, next]],
      [4, [to, from, payer]],
      [4, [from, to, next]],
      [9, [to, from, payer]],
    ] as const) {
      moveClock(day * DAY)
      await move(mara.actor, here, name, there, contact)
    }
    const rows = await ledgerOf(appId)
    const until = addDays(today(), 20)
    for (let day = start; day <= until; day = addDays(day, 1)) {
      const paying = rows.filter((row) => row.startsOn <= day && (row.endsOn === null || day <= row.endsOn))
      expect(paying, day).toHaveLength(1)
    }
    const month = firstOfNextMonth(today())
    const sums = [payer, next].map((contact) => {
      const usages = rows
        .filter((row) => row.payer === contact)
        .map(({ startsOn, endsOn }) => ({ appId, monthlyAmount: 4500, startsOn, endsOn }))
      return costs({ usages, from: month, asOf: lastOfMonth(month) }).expected
    })
    expect(sums.reduce((sum, amount) => sum + amount, 0)).toBe(4500)
    expect(daysBetween(start, until)).toBeGreaterThan(20)
  })

  test('within one Company goes to another Billing Contact, with one line in its log', async () => {
    const { mara, from, payer, appId, name } = await twoHouses()
    const second = await newPayer(from)
    await move(mara.actor, from, name, from, second)
    expect(await appOf(appId)).toMatchObject({ companyId: from.id, billingContactId: second })
    const lines = await db().select().from(activities).where(eq(activities.appId, appId))
    const facts = { fromCompanyId: from.id, toCompanyId: from.id, before: payer, after: second }
    expect(lines.map(({ verb, facts }) => ({ verb, facts }))).toEqual([{ verb: 'app-moved', facts }])
    expect((await ledgerOf(appId)).map((row) => row.payer)).toEqual([payer, second])
    expect(await reasonOf(move(mara.actor, from, name, from, second))).toBe('nothing-to-move')
  })
})

describe('moving a trial', () => {
  test('needs no payer, writes no ledger and keeps its end', async () => {
    const { mara, from, to } = await twoHouses()
    const before = await appOf(from.appIds.blog ?? '')
    await move(mara.actor, from, before.name, to, null)
    expect(await appOf(before.id)).toEqual({ ...before, companyId: to.id })
    expect(await ledgerOf(before.id)).toEqual([])
    expect(await reasonOf(move(mara.actor, to, before.name, to, null))).toBe('nothing-to-move')
  })
})

describe('people and a moved App', () => {
  test('Collaborators stay, unless they are members where it goes: nobody is two things in one Company', async () => {
    const { mara, from, to, next, appId, name } = await twoHouses()
    const stays = await joins(from, 'collaborator')
    const both = await joins(to, 'billing', await joins(from, 'collaborator'))
    await giveApp(stays, from.appIds.blog ?? '')
    await move(mara.actor, from, name, to, next)
    expect(await standing(to, stays)).toEqual({ role: null, appIds: [appId] })
    expect(await standing(to, both)).toEqual({ role: 'billing', appIds: [] })
    expect(await standing(from, stays)).toEqual({ role: null, appIds: [from.appIds.blog] })
  })

  test('Team Invites keep only Apps of their Company, and one left without any is withdrawn', async () => {
    const { mara, from, to, next, appId, name } = await twoHouses()
    const [one, two] = [
      await newTeamInvite(from, mara, 'collaborator'),
      await newTeamInvite(from, mara, 'collaborator'),
    ]
    const [admin, done] = [
      await newTeamInvite(from, mara, 'admin'),
      await newTeamInvite(from, mara, 'collaborator', { acceptedAt: clock.now(), acceptedBy: mara.id }),
    ]
    await db()
      .insert(teamInviteApps)
      .values([
        { inviteId: one, appId },
        { inviteId: two, appId },
        { inviteId: two, appId: from.appIds.blog ?? '' },
        { inviteId: done, appId },
      ])
    await move(mara.actor, from, name, to, next)
    const left = await db()
      .select()
      .from(teamInviteApps)
      .where(inArray(teamInviteApps.inviteId, [one, two, done]))
    expect(left).toEqual(
      expect.arrayContaining([
        { inviteId: two, appId: from.appIds.blog },
        { inviteId: done, appId },
      ]),
    )
    expect(left).toHaveLength(2)
    const withdrawn = await Promise.all([one, two, admin, done].map(async (id) => (await inviteOf(id)).withdrawnAt))
    expect(withdrawn.map(Boolean)).toEqual([true, false, false, false])
  })
})

describe('a move is refused', () => {
  test('to whoever is not Owner of the source, and to strangers as if nothing were there', async () => {
    const { to, from, next, name } = await twoHouses()
    for (const role of ['admin', 'billing', 'collaborator'] as const) {
      const person = await joins(to, 'owner', await joins(from, role))
      expect(await reasonOf(move(person.actor, from, name, to, next)), role).toBe('not-allowed')
    }
    const stranger = await joins(to, 'owner')
    expect(await reasonOf(move(stranger.actor, from, name, to, next))).toBe('not-found')
    expect(await reasonOf(moveApp({ kind: 'clock' }, { ...EMPTY, companySlug: from.slug }))).toBe('sign-in-first')
  })

  test('to whoever is not Owner or Admin of the target, and one that is not theirs is like none', async () => {
    const answers: Record<string, string> = {}
    for (const role of ['owner', 'admin', 'billing', 'collaborator'] as const) {
      const { from, to, next, name } = await twoHouses()
      await allow(to, 4500)
      await newHouseApp(to, `${name}-there`).then((there) => Object.assign(to.appIds, { there }))
      const person = await joins(to, role, await joins(from, 'owner'))
      answers[role] = await reasonOf(move(person.actor, from, name, to, next))
    }
    const denied = 'target-not-yours'
    expect(answers).toEqual({ owner: 'passed', admin: 'passed', billing: denied, collaborator: denied })
    const { from, to, next, name } = await twoHouses()
    const owner = await joins(from, 'owner')
    const asked = (targetSlug: string) =>
      reasonOf(moveApp(owner.actor, { companySlug: from.slug, appName: name, targetSlug, contactId: next }))
    expect([await asked(to.slug), await asked('no-such-house')]).toEqual(['target-not-yours', 'target-not-yours'])
    expect(await asked('')).toBe('target-not-chosen')
  })

  test('while whoever pays for it owes something', async () => {
    for (const status of ['past_due', 'suspended'] as const) {
      const { mara, from, to, payer, next, appId, name } = await twoHouses()
      await db().update(billingContacts).set({ status }).where(eq(billingContacts.id, payer))
      if (status === 'suspended') await db().update(appUsage).set({ endsOn: today() }).where(eq(appUsage.appId, appId))
      expect(await reasonOf(move(mara.actor, from, name, to, next))).toBe('payment-overdue')
      expect((await appOf(appId)).companyId).toBe(from.id)
    }
  })

  test('without a payer of the target that is able to pay', async () => {
    const { mara, from, to, payer, name } = await twoHouses()
    const unready = await Promise.all(
      (['incomplete', 'past_due', 'suspended'] as const).map((status) => newPayer(to, status)),
    )
    for (const [at, contact] of unready.entries()) {
      const reason = at === 0 ? 'contact-not-ready' : 'payment-overdue'
      expect(await reasonOf(move(mara.actor, from, name, to, contact))).toBe(reason)
    }
    const other = await newPayer(await houseOf(mara))
    for (const contact of [null, '', 'odd', other]) {
      expect(await reasonOf(move(mara.actor, from, name, to, contact)), String(contact)).toBe('contact-not-chosen')
    }
    expect(await reasonOf(move(mara.actor, from, name, to, payer))).toBe('nothing-to-move')
  })

  test('while it is on offer to a client', async () => {
    const { mara, from, to, next, appId, name } = await twoHouses()
    await putOnOffer(from, appId)
    expect(await reasonOf(move(mara.actor, from, name, to, next))).toBe('app-on-offer')
  })

  test('for an App that is switched off, of another Company, or unknown', async () => {
    const { mara, from, to, next, name } = await twoHouses()
    const foreign = await houseOf(await newPerson(), 'owner', ['foreign'])
    const { name: theirs } = await appOf(foreign.appIds.foreign ?? '')
    for (const odd of ['no-such-app', theirs]) {
      expect(await reasonOf(move(mara.actor, from, odd, to, next)), odd).toBe('not-found')
    }
    await switchOff(mara, from, name)
    expect(await reasonOf(move(mara.actor, from, name, to, next))).toBe('not-found')
  })

  test('and then nothing has changed', async () => {
    const { mara, from, to, appId, name } = await twoHouses()
    const [app, ledger] = [await appOf(appId), await ledgerOf(appId)]
    await move(mara.actor, from, name, to, null).catch(() => {})
    expect([await appOf(appId), await ledgerOf(appId)]).toEqual([app, ledger])
    expect(await promised('mail-app-moved', { appId })).toEqual([])
  })
})

const EMPTY: Move = { companySlug: '', appName: '', targetSlug: '', contactId: null }
