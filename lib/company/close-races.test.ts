import { expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { moveApp } from '@/lib/billing/move-app'
import { acceptTeamInvite } from '@/lib/team-invite/accept'
import { companyOf, houseOf } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { inviteOf, joins, newHouse, newPerson, newTeamInvite, standing } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { closeCompany } from './close'

prepareVerbs()

// Real parallel transactions on real PostgreSQL. What is asserted holds in every round.

const ROUNDS = 200
const SIDE_BY_SIDE = 4
vi.setConfig({ testTimeout: 300_000 })

async function eachRound(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += SIDE_BY_SIDE) {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, index) => work(round + index)))
  }
}

test('a closing and an acceptance at once: nobody is ever a member of a closed Company', async () => {
  await eachRound(async (round) => {
    const house = await newHouse([])
    const joiner = await newPerson('Jonas Falk')
    await houseOf(joiner)
    const id = await newTeamInvite(house, house.owner, 'admin', { email: joiner.email })
    const close = () =>
      reasonOf(
        closeCompany(house.owner.actor, { companySlug: house.slug, name: `House ${house.slug.split('-').at(-1)}` }),
      )
    const accept = () =>
      reasonOf(
        acceptTeamInvite(
          { kind: 'link-bearer', inviteId: id, channel: 'mailed', generation: 1 },
          { accountId: joiner.id, language: 'en', firstName: '', lastName: '' },
        ),
      )
    const [closed, accepted] = await (round % 2
      ? Promise.all([close(), accept()])
      : Promise.all([accept(), close()]).then(([one, other]) => [other, one]))
    expect(closed).toBe('passed')
    expect(['passed', 'invite-not-open']).toContain(accepted)
    expect((await companyOf(house)).closedAt).not.toBeNull()
    for (const person of [house.owner, joiner]) {
      expect(await standing(house, person)).toEqual({ role: null, appIds: [] })
    }
    const { acceptedAt, withdrawnAt } = await inviteOf(id)
    expect([acceptedAt, withdrawnAt].filter(Boolean)).toHaveLength(1)
  })
})

test('two closings at once close once', async () => {
  await eachRound(async () => {
    const house = await newHouse([])
    const second = await joins(house, 'owner')
    const name = (await companyOf(house)).name ?? ''
    const answers = await Promise.all(
      [house.owner, second].map(({ actor }) => reasonOf(closeCompany(actor, { companySlug: house.slug, name }))),
    )
    expect(answers.sort()).toEqual(['not-found', 'passed'])
  })
})

test('a closing while an App is moved in: the App is never left in a closed Company and switched on', async () => {
  await eachRound(async (round) => {
    const mara = await newPerson('Mara Lindqvist')
    const [from, to] = [await houseOf(mara, 'owner', ['shop']), await houseOf(mara)]
    const name = (await companyOf(to)).name ?? ''
    const appName = `shop-${from.slug.split('-').at(-1)}`
    const close = () => reasonOf(closeCompany(mara.actor, { companySlug: to.slug, name }))
    const move = () =>
      reasonOf(moveApp(mara.actor, { companySlug: from.slug, appName, targetSlug: to.slug, contactId: null }))
    const answers = round % 2 ? await Promise.all([close(), move()]) : await Promise.all([move(), close()])
    expect(answers.filter((answer) => answer === 'passed').length).toBeGreaterThan(0)
    const [left] = await db().execute(`
      select count(*)::int as count from apps a join companies c on c.id = a.company_id
      where c.closed_at is not null and a.deleted_at is null and a.name = '${appName}'`)
    expect(left).toEqual({ count: 0 })
  })
})
