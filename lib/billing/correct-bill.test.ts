import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { at, type BilledHouse as Billed, newBilledHouse, papersOf } from '@/testing/bills'
import { promised, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { asOnPaper, readPaper } from '@/testing/paper'
import { ROUNDS, race, rowWith } from '@/testing/races'
import { joins, type Person } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { findBill } from './bills'
import { correctBill } from './correct-bill'
import { documentOf } from './document-of'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

const typed = { legalName: 'Blumenhaus Berger GmbH', street: 'Hauptstraße 1', postcode: '24103', city: 'Kiel' }

function correct(house: Billed, input: Partial<typeof typed> = {}, person: Person = house.owner, form?: string) {
  const actor = { ...person.actor, provedAt: clock.now(), form }
  return correctBill(actor, { companySlug: house.slug, number: house.number, ...typed, ...input })
}

const found = (house: Billed) => findBill({ accountId: house.owner.id, slug: house.slug }, house.number)

async function billed(): Promise<Billed> {
  return newBilledHouse(first, moveClockTo)
}

describe('correcting name and address of a bill', () => {
  test('writes a new version with a heading of its own, and leaves the one before as it was', async () => {
    const house = await billed()
    const before = await found(house)
    const original = before && (await documentOf(before, 1))
    moveClockTo(at(addDays(first, 8)))
    expect(await correct(house)).toEqual({ number: house.number })
    const bill = await found(house)
    expect(bill).toMatchObject({
      recipient: { legalName: typed.legalName, address: { street: 'Hauptstraße 1', city: 'Kiel', country: 'DE' } },
      correctedOn: addDays(first, 8),
      versions: [{ version: 1 }, { version: 2, madeOn: addDays(first, 8) }],
    })
    expect((bill && (await documentOf(bill, 1)))?.pdf.equals(original?.pdf ?? Buffer.of())).toBe(true)
    const corrected = bill && (await documentOf(bill, 2))
    expect(corrected?.fileName).toBe(`${house.number}-2.pdf`)
    const { text } = await readPaper(corrected?.pdf ?? Buffer.of())
    for (const part of [
      `Correction of bill ${house.number}`,
      ...[typed.legalName, 'Hauptstraße 1', '24103 Kiel'],
      `Corrected on ${formatDay(addDays(first, 8), 'en', 'year')}`,
      `Date ${formatDay(first, 'en', 'year')}`,
    ]) {
      expect(text).toContain(asOnPaper(part))
    }
    expect(text).not.toContain('Flensburg')
  })

  test('changes neither amounts, VAT ID nor country, and nothing of the bills to come', async () => {
    const house = await billed()
    const before = await found(house)
    await correct(house)
    const after = await found(house)
    const kept = (bill: typeof before) => {
      const { recipient, versions: _, correctedOn: __, ...facts } = bill!
      return { ...facts, vatId: recipient.vatId, country: recipient.address.country }
    }
    expect(kept(after)).toEqual(kept(before))
  })

  test('is mailed to the address that bills go to, and told in the log without a name', async () => {
    const house = await billed()
    await correct(house)
    const bill = await found(house)
    expect(await promised('mail-bill', { billId: bill!.id })).toEqual([
      { billId: bill!.id, version: 1 },
      { billId: bill!.id, version: 2 },
    ])
    const lines = await db()
      .select({ facts: activities.facts })
      .from(activities)
      .where(and(eq(activities.companyId, house.id), eq(activities.verb, 'bill-corrected')))
    expect(lines).toEqual([{ facts: { billId: bill!.id, version: 2 } }])
  })

  test.each([
    ['owner', 'corrected'],
    ['billing', 'corrected'],
    ['admin', 'not-found'],
    ['collaborator', 'not-found'],
  ] as const)('by somebody who is %s there: %s', async (role, outcome) => {
    const house = await billed()
    const person = await joins(house, role)
    const answer = await correct(house, {}, person).then(
      () => 'corrected',
      (error) => reasonOf(Promise.reject(error)),
    )
    expect(answer).toBe(outcome)
  })

  test('of another Company is not found, and leaves nothing behind', async () => {
    const [house, other] = [await billed(), await billed()]
    const input = { companySlug: other.slug, number: house.number, ...typed }
    expect(await reasonOf(correctBill({ ...other.owner.actor, provedAt: clock.now() }, input))).toBe('not-found')
    expect(await papersOf(house)).toEqual([])
  })

  test('needs a proof of who it is that is not older than 15 minutes', async () => {
    const house = await billed()
    const input = { companySlug: house.slug, number: house.number, ...typed }
    const provedAt = new Date(clock.now().getTime() - 901_000)
    expect(await reasonOf(correctBill({ ...house.owner.actor, provedAt }, input))).toBe('prove-again')
  })

  test.each([
    [{ legalName: ' ' }, 'company-missing'],
    [{ legalName: 'A'.repeat(300) }, 'company-name-long'],
    [{ street: '' }, 'street-missing'],
    [{ street: 'https://evil.example' }, 'line-leads-away'],
    [{ city: '' }, 'city-missing'],
    [{ postcode: '' }, 'postcode-missing'],
  ])('with %j typed is refused: %s', async (part, reason) => {
    const house = await billed()
    expect(await reasonOf(correct(house, part))).toBe(reason)
    expect(await papersOf(house)).toEqual([])
  })

  test('to what the bill says already is refused', async () => {
    const house = await billed()
    await correct(house)
    expect(await reasonOf(correct(house))).toBe('nothing-to-correct')
    expect((await found(house))?.versions).toHaveLength(2)
  })

  test('sent twice by one form is one correction', async () => {
    const house = await billed()
    const form = '0199f2c8-5c00-7000-8000-000000000009'
    expect(await correct(house, {}, house.owner, form)).toEqual(await correct(house, {}, house.owner, form))
    expect((await found(house))?.versions).toHaveLength(2)
  })

  test('is done ten times a day at most', async () => {
    const house = await billed()
    for (let round = 0; round < 10; round += 1) await correct(house, { street: `Hauptstraße ${round}` })
    expect(await reasonOf(correct(house))).toBe('too-many')
    moveClockTo(at(addDays(first, 2)))
    expect(await reasonOf(correct(house))).toBe('passed')
  })
})

test('two corrections at once are two versions, one after the other', async () => {
  // Made beforehand: closing a month concerns everybody.
  const houses: Billed[] = []
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    moveClock(0)
    houses.push(await billed())
  }
  await race({ inOrder: ['passed', 'passed'] }, async (round) => {
    const house = houses[round]!
    return {
      gate: rowWith(companies.id, house.id),
      works: ['Weg 1', 'Weg 2'].map((street) => () => reasonOf(correct(house, { street }))),
      async holds() {
        expect((await found(house))?.versions.map(({ version }) => version)).toEqual([1, 2, 3])
        expect(await promised('mail-bill', { billId: house.billId })).toHaveLength(3)
      },
    }
  })
})
