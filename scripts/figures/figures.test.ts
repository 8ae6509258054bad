import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { listenToClient } from '@/testing/measured/count-statements'
import { countWaves } from '@/testing/measured/count-waves'
import { startDatabaseProxy } from '@/testing/measured/database-proxy'
import { childrenOf, memoryOf, readPsLine, treeOf, usageOf } from '@/testing/measured/processes'
import { load, percentile } from './load'
import { figureOf } from './measure'
import { memoryReportOf, memoryText, reportText, withRatio } from './report'
import { startsOf } from './starts'

// What the driver sent, without its password: a session called "figures"; BEGIN, one prepared statement run twice and
// parsed once, COMMIT; then a statement that is not prepared, with the value "Q"; the end.
const RECORDED = Buffer.from(
  [
    'AAAAZwADAAB1c2VyAG92ZXJ0bwBkYXRhYmFzZQBvdmVydG9fdGVzdF8yNTExOV9paDNvOXBocQBjbGllbnRfZW5jb2RpbmcAVVRGOABhcHBs',
    'aWNhdGlvbl9uYW1lAGZpZ3VyZXMAAFEAAAALYmVnaW4gAFAAAAArMnU5MGQycjV4ejYxAHNlbGVjdCAkMTo6aW50IGFzIHEAAAEAAAAARAAA',
    'ABJTMnU5MGQycjV4ejYxAEgAAAAEQgAAAB0AMnU5MGQycjV4ejYxAAAAAAEAAAABNwAARQAAAAkAAAAAAFMAAAAEQgAAAB0AMnU5MGQycjV4',
    'ejYxAAAAAAEAAAABOAAARQAAAAkAAAAAAFMAAAAEUAAAABoydTkwZDJyNXh6NjIAY29tbWl0AAAARAAAABJTMnU5MGQycjV4ejYyAEIAAAAY',
    'ADJ1OTBkMnI1eHo2MgAAAAAAAABFAAAACQAAAAAAUwAAAARQAAAAIABzZWxlY3QgJDE6OnRleHQgYXMgcQAAAQAAAABEAAAABlMASAAAAARC',
    'AAAAEQAAAAAAAQAAAAFRAABFAAAACQAAAAAAUwAAAARYAAAABA==',
  ].join(''),
  'base64',
)
const BEGIN = Buffer.from('Q\0\0\0\x0bbegin \0')

test.each([1, 3, 64, 4096])('statements are counted when they run, in pieces of %i bytes', (size) => {
  const listener = listenToClient()
  for (let at = 0; at < RECORDED.length; at += size) listener.hear(RECORDED.subarray(at, at + size))
  expect([listener.name(), listener.statements()]).toEqual(['figures', 5])
})

test('a client that asks for encryption first, and one without a name, are counted too', () => {
  const askForEncryption = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
  const encrypting = listenToClient()
  encrypting.hear(Buffer.concat([askForEncryption, RECORDED]))
  expect([encrypting.name(), encrypting.statements()]).toEqual(['figures', 5])
  const nameless = listenToClient()
  nameless.hear(Buffer.concat([Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]), BEGIN]))
  expect([nameless.name(), nameless.statements()]).toEqual(['', 1])
})

test('the proxy passes everything on and tells its clients apart', async () => {
  const database = await createTestDatabase()
  const proxy = await startDatabaseProxy(database.url)
  const as = (name: string) =>
    postgres(proxy.url, { max: 1, fetch_types: false, connection: { application_name: name } })
  const [server, other] = [as('server'), as('other')]
  const [row] = await server`select repeat('x', 200000) as long, ${7}::int as number`
  expect([row?.long.length, row?.number]).toEqual([200_000, 7])
  await other`select 1`
  await server.begin((tx) => tx`select 1`)
  await expect(server`select nothing`).rejects.toThrow('does not exist')
  await server.end()
  await other.end()
  // BEGIN and COMMIT are statements, and so is the one that was refused.
  expect([proxy.statementsOf('server'), proxy.statementsOf('other'), proxy.statementsOf('nobody')]).toEqual([5, 1, 0])
  await proxy.stop()
  await database.drop()
})

test('rounds are told from statements that run beside each other, prepared or not, and from those of others', async () => {
  const database = await createTestDatabase()
  const proxy = await startDatabaseProxy(database.url)
  const options = { fetch_types: false, connection: { application_name: 'server' } }
  const server = postgres(proxy.url, { ...options, max: 4 })
  const unprepared = postgres(proxy.url, { ...options, max: 4, prepare: false })
  const other = postgres(proxy.url, { max: 1, fetch_types: false, connection: { application_name: 'other' } })
  const one = (sql: postgres.Sql) => sql`select ${1}::int`
  const four = (sql: postgres.Sql) => Promise.all([one(sql), one(sql), one(sql), one(sql)])
  await Promise.all([four(server), four(unprepared), one(other)])
  for (const sql of [server, unprepared]) {
    proxy.countWavesOf('server', 40)
    await four(sql)
    expect(proxy.waves(), 'side by side').toBe(1)
    await Promise.all([one(sql).then(() => four(sql)), one(sql)])
    expect(proxy.waves(), 'one after the other').toBe(3)
    proxy.countWavesOf('server', 40)
    await one(other)
    await expect(sql`select nothing`).rejects.toThrow('does not exist')
    await one(sql)
    expect(proxy.waves(), 'one refused, one not').toBe(2)
  }
  for (const sql of [server, unprepared, other]) await sql.end()
  await proxy.stop()
  await database.drop()
})

test('an answer to what was asked before the count began is of no account', () => {
  const count = countWaves()
  const old = count.begin()
  count.reset()
  count.answered(old)
  expect(count.waves()).toBe(0)
  const first = count.begin()
  count.answered(first)
  count.begin()
  expect(count.waves()).toBe(2)
})

test('a percentile is the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 99, 100])
  expect([50, 99].map((percent) => percentile([3, 1, 2], percent))).toEqual([2, 3])
  expect(percentile([7], 1)).toBe(7)
  expect(percentile([], 50)).toBeNaN()
})

test('load sends so many requests, so many at a time, and weighs what comes', async () => {
  const page = 'word '.repeat(200)
  const asked: string[] = []
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`)
    most = Math.max(most, ++open)
    setImmediate(() => {
      open -= 1
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(page))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const next = () => ({ method: 'GET' as const, path: '/page', headers: {} })
  const answers = await load(`http://localhost:${port}`, next, { requests: 20, atATime: 4 })
  server.close()
  expect(asked).toEqual(Array(20).fill(`localhost:${port} /page`))
  expect(most).toBeLessThanOrEqual(4)
  expect(answers).toHaveLength(20)
  for (const { ms, sentBytes, bodyBytes } of answers) {
    expect([ms > 0, sentBytes, bodyBytes]).toEqual([true, gzipSync(page).length, 1000])
  }
})

test('load stops at an answer that is not the page', async () => {
  const server = createServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  const next = () => ({ method: 'GET' as const, path: '/gone', headers: {} })
  await expect(load(address, next, { requests: 3, atATime: 1 })).rejects.toThrow('GET /gone answered 404.')
  server.close()
})

test('the usage of a process is its own and that of what it started', async () => {
  const grandchild = "while (process.cpuUsage().user < 300_000); console.log('done'); setInterval(() => {}, 1000)"
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' })`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  await once(child.stdout, 'data')
  const pid = child.pid ?? 0
  expect(childrenOf(process.pid)).toContain(pid)
  const [below] = childrenOf(pid)
  const [whole, part] = [usageOf(pid), usageOf(below ?? 0)]
  expect(part.cpuMs).toBeGreaterThan(100)
  expect(whole.cpuMs).toBeGreaterThan(part.cpuMs)
  expect(whole.memoryBytes).toBeGreaterThan(part.memoryBytes)
  const held = memoryOf(pid)
  expect([...held.keys()]).toEqual([pid, below])
  const sum = [...held.values()].reduce((total, one) => total + one, 0)
  expect([sum > 2 ** 20, sum <= whole.memoryBytes]).toEqual([true, true])
  const exit = once(child, 'exit')
  process.kill(-pid)
  await exit
  expect(() => usageOf(pid)).toThrow('has ended')
})

test('a tree holds children of children and nobody else', () => {
  const one = (pid: number, parent: number) => ({ pid, parent, cpuMs: 0, memoryBytes: 0 })
  const all = [one(1, 0), one(2, 1), one(3, 2), one(4, 2), one(5, 1)]
  expect(treeOf(2, all).map(({ pid }) => pid)).toEqual([2, 3, 4])
  expect(treeOf(9, all)).toEqual([])
})

test('a line of ps is read, with minutes as with days', () => {
  expect(readPsLine(' 4711     1  20480   1:02.50')).toEqual({
    pid: 4711,
    parent: 1,
    cpuMs: 62_500,
    memoryBytes: 20_971_520,
  })
  expect(readPsLine('4711 1 20480 1-02:03:04').cpuMs).toBe(((26 * 60 + 3) * 60 + 4) * 1000)
})

test('a figure is taken from all rounds, its statements from the one that the outbox did not disturb', () => {
  const answered = (ms: number) => ({ ms, sentBytes: 15, bodyBytes: 30 })
  const figure = figureOf('health', 8, [
    { answers: [answered(1), answered(2)], ms: 15, cpuMs: 10, statements: 11 },
    { answers: [answered(3), answered(9)], ms: 5, cpuMs: 6, statements: 8 },
  ])
  expect(figure).toEqual({
    ...{ name: 'health', atATime: 8, requests: 4, cpuMs: 4, statements: 4 },
    ...{ p50Ms: 2, p99Ms: 9, perSecond: 200, bodyBytes: 30, sentBytes: 15 },
  })
})

test('a report tells costs in multiples of the baseline under the same load', () => {
  const figure = (name: string, atATime: number, cpuMs: number) => ({
    ...{ name, atATime, requests: 300, cpuMs, statements: 4, p50Ms: 9, p99Ms: 20, perSecond: 180 },
    ...{ bodyBytes: 29_511, sentBytes: 8153 },
  })
  const taken = [figure('health', 1, 4), figure('landing', 1, 14), figure('health', 8, 2), figure('landing', 8, 12)]
  const figures = withRatio(taken, 'health')
  expect(figures.map(({ timesBaseline }) => timesBaseline)).toEqual([1, 3.5, 1, 6])
  const lines = reportText({
    machine: 'this one',
    figures,
    idle: { cpuMs: 2, statements: 2.44 },
    memoryBytes: 400 * 2 ** 20,
    visits: [{ name: 'home', cache: 'warm', visits: 20, cpuMs: 61.4, requests: 12.95, sentBytes: 90_123.4 }],
    starts: startsOf([steps(2.9), steps(3.1), steps(2.8)]),
  }).split('\n')
  expect(lines).toContain(
    'landing          8       300   12.00    6.0  4.0     9.0    20.0       180       29511        8153',
  )
  expect(lines).toContain('idle: 2.4 statements and 2.0 ms of CPU each second')
  expect(lines).toContain('memory of the server afterwards: 400 MiB')
  expect(lines).toContain('home         warm      20      61      12.9       90123')
  expect(lines).toContain('prepared start to first page: 2.90 s, the middle one of 3')
  expect(lines.at(-1)).toBe(
    'launcher 0.40 s · database 0.90 s · stand-ins 1.20 s · server 2.40 s · first page 2.90 s · welcome 2.50 s',
  )
})

/** A start whose first page was there after so many seconds. */
function steps(firstPage: number) {
  const before = { launcher: 400, database: 900, 'stand-ins': 1200, server: 2400, welcome: 2500 }
  return { ...before, 'first page': firstPage * 1000 }
}

test('a start is over when the page is there and whoever started it has been told', () => {
  expect(startsOf([{ ...steps(2.4), welcome: 3000 }]).toFirstPageMs).toBe(3000)
})

test('memory is told on the way, and how much of it came in the last half', () => {
  const reading = (requests: number, mebibytes: number) => ({
    ...{ requests, serverBytes: mebibytes * 2 ** 20, wholeBytes: (mebibytes + 150) * 2 ** 20 },
  })
  const readings = [
    reading(0, 100),
    reading(5000, 180),
    reading(10_000, 200),
    reading(15_000, 230),
    reading(20_000, 206),
  ]
  const report = memoryReportOf('this one', readings)
  expect(report.lateGrowthBytes).toBe(6 * 2 ** 20)
  const lines = memoryText(report).split('\n')
  expect(lines).toContain('15000            230             380')
  expect(lines.at(-1)).toBe('growth over the last half: 6 MiB')
})
