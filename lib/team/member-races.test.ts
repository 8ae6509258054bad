import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { reasonOf } from '@/testing/invite'
import { inviteToTeam } from '@/testing/join-team'
import { race, rowWith } from '@/testing/races'
import { type House, joins, logOf, newHouse, ownerCount, type Person, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { changeRole } from './change-role'
import { leave } from './leave'
import { removeMember } from './remove-member'

prepareVerbs()

const PASSES_ONCE = { inOrder: ['passed', 'not-found'], reversed: ['not-found', 'passed'] }

const gateOf = (house: House) => rowWith(companies.id, house.id)
const leaves = (house: House, { actor }: Person) => reasonOf(leave(actor, { companySlug: house.slug }))

test('two Owners who leave at once: one of them stays', async () => {
  await race({ inOrder: ['passed', 'last-owner'], reversed: ['last-owner', 'passed'] }, async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    return {
      gate: gateOf(house),
      works: [() => leaves(house, house.owner), () => leaves(house, second)],
      async holds() {
        expect(await ownerCount(house)).toBe(1)
        expect(await logOf(house, 'member-left')).toHaveLength(1)
      },
    }
  })
})

test('an Owner who leaves while another is made Owner: somebody always owns the Company', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['passed', 'last-owner'] }, async () => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    return {
      gate: gateOf(house),
      works: [
        () => reasonOf(changeRole(owner.actor, { companySlug, accountId: admin.id, role: 'owner' })),
        () => leaves(house, owner),
      ],
      async holds([, left]) {
        expect(await ownerCount(house)).toBe(left === 'passed' ? 1 : 2)
      },
    }
  })
})

test('somebody who leaves while their role is lowered is gone, and was changed before or not at all', async () => {
  await race({ inOrder: ['passed', 'passed'], reversed: ['not-found', 'passed'] }, async () => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    return {
      gate: gateOf(house),
      works: [
        () => reasonOf(changeRole(owner.actor, { companySlug, accountId: admin.id, role: 'billing' })),
        () => leaves(house, admin),
      ],
      async holds([changed]) {
        expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
        expect(await ownerCount(house)).toBe(1)
        const [line] = await logOf(house, 'member-left')
        expect(line?.facts.before).toBe(changed === 'passed' ? 'billing' : 'admin')
      },
    }
  })
})

test('two Owners who remove each other at once: exactly one is removed', async () => {
  await race(PASSES_ONCE, async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    const removes = ({ actor }: Person, { id: accountId }: Person) =>
      reasonOf(removeMember(actor, { companySlug: house.slug, accountId }))
    return {
      gate: gateOf(house),
      works: [() => removes(house.owner, second), () => removes(second, house.owner)],
      async holds() {
        expect(await ownerCount(house)).toBe(1)
        expect(await logOf(house, 'member-removed')).toHaveLength(1)
      },
    }
  })
})

test('somebody who is removed while inviting: no invite of theirs stays open', async () => {
  for (const fate of ['withdraw', 'pass-on'] as const) {
    await race({ inOrder: ['passed', 'not-found'], reversed: ['passed', 'passed'] }, async (round) => {
      const house = await newHouse([])
      const admin = await joins(house, 'admin')
      const { slug: companySlug, owner } = house
      const email = `${fate}${round}@team.example`
      return {
        gate: gateOf(house),
        works: [
          () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id, fate })),
          () => reasonOf(inviteToTeam(admin.actor, companySlug, { email, role: 'admin' })),
        ],
        async holds([, invited]) {
          expect(await standing(house, admin)).toEqual({ role: null, appIds: [] })
          const sent = await db().select().from(teamInvites).where(eq(teamInvites.email, email))
          expect(sent).toHaveLength(invited === 'passed' ? 1 : 0)
          for (const { withdrawnAt, inviterId } of sent) {
            expect(fate === 'withdraw' ? withdrawnAt !== null : inviterId === owner.id).toBe(true)
          }
        },
      }
    })
  }
})

test('somebody who leaves while being removed goes once', async () => {
  await race(PASSES_ONCE, async () => {
    const house = await newHouse([])
    const admin = await joins(house, 'admin')
    const { slug: companySlug, owner } = house
    return {
      gate: gateOf(house),
      works: [
        () => reasonOf(removeMember(owner.actor, { companySlug, accountId: admin.id })),
        () => leaves(house, admin),
      ],
      async holds() {
        expect([...(await logOf(house, 'member-left')), ...(await logOf(house, 'member-removed'))]).toHaveLength(1)
      },
    }
  })
})
