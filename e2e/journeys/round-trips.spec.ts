import { databaseCostOf } from '@/e2e/database-cost'
import { expect, test } from '@/e2e/measured-world'
import { ask } from '@/e2e/raw-request'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { fillCompanies, fillTeam } from '@/testing/crowd'
import { untilQuiet } from '@/testing/measured/measured-stack'
import { signUpDeveloper } from '@/testing/people'

const COMPANIES = 200
const PEOPLE = 500
/** The session, then everything else beside each other. */
const MOST_WAVES = 2
const MOST_STATEMENTS = 4

test('home with 200 Companies and a team of 500 people cost two rounds and four statements', async ({ measured }) => {
  const ada = await signUpDeveloper({
    ...{ firstName: 'Ada', lastName: 'Viel', email: 'ada@studio-viel.example', password: 'paper ink pine 1' },
  })
  await fillCompanies(ada.actor.accountId, COMPANIES)
  const slug = 'viele-10'
  await fillTeam(slug, PEOPLE)
  await untilQuiet()
  const secret = await openSession({
    accountId: ada.actor.accountId,
    device: 'Chrome, Linux',
    isNew: false,
    began: clock.now(),
  })
  const headers = { accept: 'text/html', 'sec-fetch-dest': 'document', cookie: `session=${secret}` }
  for (const [path, told] of [
    [paths.home(), `All companies (${COMPANIES})`],
    [paths.company(slug), 'See the whole team'],
    [paths.apps(slug), 'app-viele-10'],
    [paths.app(slug, 'app-viele-10'), 'app-viele-10'],
    [paths.team(slug), 'Person'],
  ] as const) {
    const open = async () => {
      const { status, body } = await ask(measured.stack, path, { headers })
      expect([status, body.includes(told)], path).toEqual([200, true])
    }
    const most = { waves: MOST_WAVES, statements: MOST_STATEMENTS }
    const { waves, statements, cpuMs } = await databaseCostOf(measured, open, most)
    console.log(`${path}: ${waves} rounds, ${statements} statements, ${cpuMs.toFixed(1)} ms of CPU`)
    expect(waves, path).toBeGreaterThan(0)
    expect(waves, path).toBeLessThanOrEqual(MOST_WAVES)
    expect(statements, path).toBeLessThanOrEqual(MOST_STATEMENTS)
  }
})
