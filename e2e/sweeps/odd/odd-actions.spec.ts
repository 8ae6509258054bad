import { builtActions } from '@/e2e/build'
import { postAction } from '@/e2e/posted-action'
import { ACTIONS } from '@/e2e/sweeps/matrix/matrix'
import { gatherCast } from '@/e2e/sweeps/matrix/matrix-cast'
import { targetsOf } from '@/e2e/sweeps/matrix/matrix-targets'
import { expect, test } from '@/e2e/world'
import { ALL } from '@/testing/extent'
import { sessionHeader } from '@/testing/sign-in'
import { inTurns, LEAK, numbers, ODD, pick } from './odd'

const BODIES = ALL ? 24 : 8
/** An error nobody expected, as it is logged. */
const BUG = /^request [0-9a-f]{8}:.*/gm

test('no action of the build is brought down by odd fields, whoever posts them', async ({ stack }) => {
  test.setTimeout(480_000)
  const cast = await gatherCast()
  const targets = await targetsOf(cast)
  const random = numbers(20261124)
  const loggedBefore = stack.log().length
  const actions = builtActions()
  expect(actions.length).toBeGreaterThan(30)
  const bad: string[] = []
  for (const { id, name, routes } of actions) {
    const path = targets.at(routes[0] ?? '')
    // Sound fields of everything that this action is tried with in the matrix.
    const sound = ACTIONS.filter((row) => row.name === name).flatMap(({ about }) => targets.fieldsOf(about))
    expect(sound.length, name).toBeGreaterThan(0)
    // A session for each action: some of them end it.
    const session = await sessionHeader(cast.people.owner.actor.accountId)
    await inTurns(BODIES, async (turn) => {
      const fields = oddly(sound, random)
      const { status, body } = await postAction(stack, { id, path, fields }, turn % 2 ? session : {})
      if (status >= 500 || LEAK.test(body)) bad.push(`${status} ${name} ${JSON.stringify(fields).slice(0, 600)}`)
    })
  }
  expect(bad).toEqual([])
  expect(stack.log().slice(loggedBefore).match(BUG) ?? []).toEqual([])
})

/** Each field sound, odd, twice or not there. */
function oddly(sound: [string, string][], random: () => number): [string, string][] {
  return sound.flatMap(([name, value]): [string, string][] => {
    const chance = random()
    if (chance < 0.1) return []
    if (chance < 0.5) return [[name, value]]
    const odd: [string, string] = [name, pick(ODD, random)]
    return chance < 0.95 ? [odd] : [[name, value], odd]
  })
}
