import type { Browser } from '@playwright/test'
import { databaseCostOf } from '@/e2e/database-cost'
import { expect, test } from '@/e2e/measured-world'
import { ask } from '@/e2e/raw-request'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { type Asked, listenToAsked } from '@/testing/measured/asked'
import { type MeasuredStack, untilQuiet } from '@/testing/measured/measured-stack'
import { handOver, inviteClient, signUpDeveloper, startTrial } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import { type Cost, growthsOf, type Kept, readRecords, renewed, savingsOf, writeRecords } from './records'

// `WRITE_RECORDS=1` keeps what was counted in records.json; a page that costs more by then needs its reason: `BECAUSE="…"`.

/** A page, and as whom it is opened. */
type Opened = { path: string; cookie?: string }

/** A page that asks late is asked for everything in one of these at the latest. */
const VISITS = 2

test('no page asks for more in a browser, of the database and over the wire than is recorded', async ({
  browser,
  measured,
}) => {
  test.setTimeout(600_000)
  const records = readRecords()
  const pages = await makePages()
  await untilQuiet()
  const costs: Record<string, Cost> = {}
  for (const [name, page] of Object.entries(pages)) {
    costs[name] = {
      ...(await askedBy(browser, measured.stack.address, page)),
      ...(await databaseOf(measured, page, records[name])),
    }
  }
  if (process.env.WRITE_RECORDS) return writeRecords(renewed(costs, records, process.env.BECAUSE ?? ''))
  expect(Object.keys(records)).toEqual(Object.keys(pages))
  for (const [name, kept] of Object.entries(records)) {
    const savings = savingsOf(costs[name] as Cost, kept)
    if (savings.length > 0) console.log(`The record of ${name} can be lowered: ${savings.join(', ')}`)
  }
  const growths = Object.entries(records).flatMap(([name, kept]) =>
    growthsOf(costs[name] as Cost, kept).map((growth) => `${name}: ${growth}`),
  )
  expect(growths).toEqual([])
})

/** Like the demo. */
async function makePages(): Promise<Record<string, Opened>> {
  const mara = await signUpDeveloper({
    ...{ firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@studio-nord.example', password: 'paper ink pine 1' },
  })
  const archive = await startTrial(mara, 'ostwind-archiv')
  const { accountId } = await handOver(mara, archive.name, {
    ...{ email: 'petra@ostwind.example', name: 'Petra Voss', company: 'Verlag Ostwind' },
  })
  const petra = { kind: 'account', accountId, provedAt: clock.now() } as const
  const jonas = { email: 'jonas@weber.example', role: 'collaborator' as const, appIds: [archive.id] }
  await joinTeam(await inviteToTeam(petra, 'verlag-ostwind', jonas))
  await inviteToTeam(petra, 'verlag-ostwind', { email: 'bills@ostwind.example', role: 'billing' })
  const shop = await startTrial(mara, 'blumenhaus-shop')
  const kim = { email: 'kim@blumenhaus.example', name: 'Kim Berger', message: 'Hi Kim, the shop is ready.' }
  const { inviteId, mailedLink } = await inviteClient(mara, shop.name, kim)
  const signedIn = await sessionHeader(mara.actor.accountId)
  return {
    landing: { path: paths.landing(mailedLink) },
    order: { path: paths.order(mailedLink) },
    'sign-in': { path: paths.signIn() },
    home: { path: paths.home(), ...signedIn },
    company: { path: paths.company('verlag-ostwind'), ...signedIn },
    apps: { path: paths.apps('verlag-ostwind'), ...signedIn },
    App: { path: paths.app(mara.slug, shop.name), ...signedIn },
    team: { path: paths.team('verlag-ostwind'), ...signedIn },
    log: { path: paths.activity('verlag-ostwind'), ...signedIn },
    invitations: { path: paths.invitations(), ...signedIn },
    invitation: { path: paths.invitation(inviteId), ...signedIn },
    account: { path: paths.account(), ...signedIn },
    'client overview': { path: paths.company('verlag-ostwind'), ...(await sessionHeader(accountId)) },
  }
}

async function askedBy(browser: Browser, address: string, opened: Opened) {
  const visits: Asked[][] = []
  while (visits.length < VISITS) visits.push(await visit(browser, address, opened))
  const all = visits.toSorted((one, other) => other.length - one.length)[0] ?? []
  const requests: Cost['requests'] = {}
  for (const { kind } of all) requests[kind] = (requests[kind] ?? 0) + 1
  const bytesOf = (kind: string) => all.reduce((sum, one) => (one.kind === kind ? sum + one.bytes : sum), 0)
  return { requests: sorted(requests), htmlBytes: bytesOf('document'), scriptBytes: bytesOf('script') }
}

function sorted(requests: Cost['requests']): Cost['requests'] {
  return Object.fromEntries(Object.entries(requests).toSorted(([one], [other]) => one.localeCompare(other)))
}

/** With an empty cache, at a desk. */
async function visit(browser: Browser, address: string, { path, cookie }: Opened): Promise<Asked[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const [name = '', value = ''] = cookie?.split('=') ?? []
    if (cookie) await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }])
    const page = await context.newPage()
    const asked = await listenToAsked(await context.newCDPSession(page), address)
    const answer = await page.goto(`${address}${path}`)
    expect(answer?.status(), path).toBe(200)
    return await asked.untilQuiet()
  } finally {
    await context.close()
  }
}

async function databaseOf(measured: MeasuredStack, { path, cookie }: Opened, kept: Kept | undefined) {
  const headers = { accept: 'text/html', 'sec-fetch-dest': 'document', ...(cookie ? { cookie } : {}) }
  const open = async () => {
    const { status } = await ask(measured.stack, path, { headers })
    expect(status, path).toBe(200)
  }
  const promise = { waves: kept?.rounds ?? 0, statements: kept?.statements ?? 0 }
  const { waves, statements } = await databaseCostOf(measured, open, promise)
  return { statements, rounds: waves }
}
