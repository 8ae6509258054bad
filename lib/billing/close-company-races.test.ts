import { and, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { moveApp } from '@/lib/billing/move-app'
import { acceptTeamInvite } from '@/lib/team-invite/accept'
import { appOf, companyOf, houseOf } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { race, rowWith } from '@/testing/races'
import { type House, inviteOf, joins, newHouse, newPerson, newTeamInvite, type Person, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { closeCompany } from './close-company'

prepareVerbs()

const gateOf = (house: House) => rowWith(companies.id, house.id)

async function closes(house: House, { actor }: Person): Promise<string> {
  const { name } = await companyOf(house)
  return reasonOf(closeCompany(actor, { companySlug: house.slug, name: name ?? '' }))
}

test('a closing and an acceptance at once: nobody is ever a member of a closed Company', async () => {
  await race({ inOrder: ['passed', 'invite-not-open'], reversed: ['passed', 'passed'] }, async () => {
    const house = await newHouse([])
    const joiner = await newPerson('Jonas Falk')
    await houseOf(joiner)
    const inviteId = await newTeamInvite(house, house.owner, 'admin', { email: joiner.email })
    const bearer = { kind: 'link-bearer', inviteId, channel: 'mailed', generation: 1 } as const
    const signedIn = { accountId: joiner.id, language: 'en', firstName: '', lastName: '' } as const
    return {
      gate: gateOf(house),
      works: [() => closes(house, house.owner), () => reasonOf(acceptTeamInvite(bearer, signedIn))],
      async holds([, accepted]) {
        expect((await companyOf(house)).closedAt).not.toBeNull()
        for (const person of [house.owner, joiner]) {
          expect(await standing(house, person)).toEqual({ role: null, appIds: [] })
        }
        const { acceptedAt, withdrawnAt } = await inviteOf(inviteId)
        expect([acceptedAt !== null, withdrawnAt !== null]).toEqual([accepted === 'passed', accepted !== 'passed'])
      },
    }
  })
})

test('two closings at once close once', async () => {
  await race({ inOrder: ['passed', 'not-found'], reversed: ['not-found', 'passed'] }, async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    return {
      gate: gateOf(house),
      works: [() => closes(house, house.owner), () => closes(house, second)],
      async holds() {
        expect((await companyOf(house)).closedAt).not.toBeNull()
      },
    }
  })
})

test('a closing while an App is moved in: the App is never left in a closed Company and switched on', async () => {
  await race({ inOrder: ['passed', 'target-not-yours'], reversed: ['passed', 'passed'] }, async () => {
    const mara = await newPerson('Mara Lindqvist')
    const [from, to] = [await houseOf(mara, 'owner', ['shop']), await houseOf(mara)]
    const [appId = ''] = Object.values(from.appIds)
    const { name: appName } = await appOf(appId)
    const move = { companySlug: from.slug, appName, targetSlug: to.slug, contactId: null }
    return {
      gate: gateOf(to),
      works: [() => closes(to, mara), () => reasonOf(moveApp(mara.actor, move))],
      async holds([, moved]) {
        expect((await appOf(appId)).companyId).toBe(moved === 'passed' ? to.id : from.id)
        const stillOn = and(eq(apps.companyId, to.id), isNull(apps.deletedAt))
        expect(await db().select().from(apps).where(stillOn)).toEqual([])
      },
    }
  })
})
