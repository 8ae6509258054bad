import { builtActions } from '@/e2e/build'
import { expect, test } from '@/e2e/world'
import { changesBetween, everyRow, keepDatabase, watchWrites } from '@/testing/kept-database'
import { ACTIONS, ROUTES } from './matrix'
import { gatherCast } from './matrix-cast'
import { targetsOf } from './matrix-targets'
import { walkAction, walkRoute } from './matrix-walk'
import { builtNames, gapsIn, PEOPLE, type Row, rowsOf } from './rows'

const HEAD = ['row', ...PEOPLE].join(' | ')

test('every route and every action has a row, and every row names one', () => {
  const { routes, actions } = builtNames()
  expect(routes.length).toBeGreaterThan(40)
  expect(actions.length).toBeGreaterThan(30)
  expect(actions, 'names of actions, of which no two are the same').toEqual([...new Set(actions)])
  expect(gapsIn(ROUTES, routes)).toEqual({ withoutRow: [], withoutName: [] })
  expect(gapsIn(ACTIONS, actions)).toEqual({ withoutRow: [], withoutName: [] })
})

test('a new route, a new action, a stale row and a row with a gap are told', () => {
  expect(gapsIn(ROUTES, ['/', '/brand-new', '/home']).withoutRow).toEqual(['/brand-new'])
  expect(gapsIn(ACTIONS, [...builtNames().actions, 'brandNew']).withoutRow).toEqual(['brandNew'])
  expect(gapsIn(ACTIONS.slice(1), builtNames().actions).withoutRow).toEqual([ACTIONS[0]?.name])
  expect(gapsIn(rowsOf(`${HEAD}\n/gone${' | public'.repeat(8)}`), ['/']).withoutName).toEqual(['/gone'])
  expect(() => rowsOf(`${HEAD}\n/home${' | public'.repeat(7)}`)).toThrow('gap')
  expect(() => rowsOf(`${HEAD}\n/home${' | public'.repeat(7)} | maybe`)).toThrow('maybe')
})

test('everybody gets what their row says, past every button, and nothing else has changed', async ({ stack }) => {
  // Two minutes on two quiet cores.
  test.setTimeout(480_000)
  const cast = await gatherCast()
  const targets = await targetsOf(cast)
  const putBack = await keepDatabase()
  const walk = { stack, cast, targets, putBack, kept: await everyRow(), isWritten: await watchWrites() }
  const wrong: string[] = []

  for (const row of ROUTES) for (const who of PEOPLE) wrong.push(...(await walkRoute(walk, row, who)))
  expect(changesBetween(walk.kept, await everyRow()), 'looking changes nothing').toEqual([])

  const ids = new Map(builtActions().map((action) => [action.name, action]))
  for (const row of ACTIONS) {
    const action = ids.get(row.name)
    if (!action) continue
    for (const who of PEOPLE) wrong.push(...(await walkAction(walk, row, action, who)))
  }
  expect(wrong).toEqual([])

  // The walk itself can fail: with a wrong word in each cell, each cell is told.
  const liar = (row: Row | undefined): Row => ({
    ...(row as Row),
    expected: { ...(row as Row).expected, owner: 'not-found' },
  })
  const newApp = ACTIONS.find(({ name }) => name === 'newApp')
  const apps = ROUTES.find(({ name }) => name === '/c/[company]/apps')
  expect(await walkAction(walk, liar(newApp), ids.get('newApp') as never, 'owner')).not.toEqual([])
  expect(await walkRoute(walk, liar(apps), 'owner')).not.toEqual([])
})
