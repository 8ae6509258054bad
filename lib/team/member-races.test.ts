import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import { reasonOf } from '@/testing/invite'
import { inviteToTeam } from '@/testing/join-team'
import { joins, logOf, newHouse, ownerCount, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { changeRole } from './change-role'
import { leave } from './leave'
import { removeMember } from './remove-member'

prepareVerbs()

// Real parallel transactions on real PostgreSQL. What is asserted holds in every round.

const ROUNDS = 200
const SIDE_BY_SIDE = 4
vi.setConfig({ testTimeout: 120_000 })

/** A few rounds go on side by side, each in a Company of its own. */
async function eachRound(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += SIDE_BY_SIDE) {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, index) => work(round + index)))
  }
}

test('two Owners who leave at once: one of them stays', async () => {
  await eachRound(async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    const { slug: companySlug } = house
    const answers = await Promise.all([house.owner, second].map(({ actor }) => reasonOf(leave(actor, { companySlug }))))
    expect(answers.sort()).toEqual(['last-owner', 'passed'])
    expect(await ownerCount(house)).toBe(1)
    expect(await logOf(house, 'member-left')).toHaveLength(1)
  })
})

test('an Owner who leaves while another is made Owner: somebody always owns the Company', async () => {
  const outcomes = new Set<string>()
  await eachRound(async (round) => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const change = () => reasonOf(changeRole(owner.actor, { companySlug, accountId: admin.id, role: 'owner' }))
    const go = () => reasonOf(leave(owner.actor, { companySlug }))
    const answers = round % 2 ? await Promise.all([change(), go()]) : (await Promise.all([go(), change()])).reverse()
    // Whoever has gone may change nothing any more.
    expect([['passed', 'passed'].join(), ['passed', 'last-owner'].join()]).toContain(answers.join())
    expect(await ownerCount(house)).toBeGreaterThan(0)
    outcomes.add(answers.join())
  })
  expect(outcomes.size).toBeGreaterThan(0)
})

test('somebody who leaves while their role is lowered is gone, and was changed before or not at all', async () => {
  await eachRound(async (round) => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const change = () => reasonOf(changeRole(owner.actor, { companySlug, accountId: admin.id, role: 'billing' }))
    const go = () => reasonOf(leave(admin.actor, { companySlug }))
    const [changed, left] =
      round % 2 ? await Promise.all([change(), go()]) : (await Promise.all([go(), change()])).reverse()
    expect(left).toBe('passed')
    expect(['passed', 'not-found']).toContain(changed)
    expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
    expect(await ownerCount(house)).toBe(1)
    const [line] = await logOf(house, 'member-left')
    expect(line?.facts.before).toBe(changed === 'passed' ? 'billing' : 'admin')
  })
})

test('two Owners who remove each other at once: exactly one is removed', async () => {
  await eachRound(async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    const { slug: companySlug, owner } = house
    const answers = await Promise.all([
      reasonOf(removeMember(owner.actor, { companySlug, accountId: second.id })),
      reasonOf(removeMember(second.actor, { companySlug, accountId: owner.id })),
    ])
    expect(answers.sort()).toEqual(['not-found', 'passed'])
    expect(await ownerCount(house)).toBe(1)
    expect(await logOf(house, 'member-removed')).toHaveLength(1)
  })
})

test('somebody who is removed while inviting: no invite of theirs stays open', async () => {
  const seen = new Set<string>()
  await eachRound(async (round) => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const email = `late${round}@team.example`
    const fate = round % 4 < 2 ? 'withdraw' : 'pass-on'
    const both = [
      () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id, fate })),
      () => reasonOf(inviteToTeam(admin.actor, companySlug, { email, role: 'admin' })),
    ]
    await Promise.all((round % 2 ? both : both.reverse()).map((work) => work()))
    expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
    const sent = await db().select().from(teamInvites).where(eq(teamInvites.email, email))
    for (const { withdrawnAt, inviterId } of sent) {
      expect(fate === 'withdraw' ? withdrawnAt !== null : inviterId === owner.id).toBe(true)
    }
    seen.add(`${fate} ${sent.length}`)
  })
  expect(seen.size).toBeGreaterThan(1)
})

test('somebody who leaves while being removed goes once', async () => {
  await eachRound(async (round) => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    const both = [
      () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id })),
      () => reasonOf(leave(admin.actor, { companySlug })),
    ]
    const answers = await Promise.all((round % 2 ? both : both.reverse()).map((work) => work()))
    expect(answers.sort()).toEqual(['not-found', 'passed'])
    expect([...(await logOf(house, 'member-left')), ...(await logOf(house, 'member-removed'))]).toHaveLength(1)
  })
})
