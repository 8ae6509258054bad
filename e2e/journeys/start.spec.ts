import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { inRoot } from '@/lib/root'
import { browserFlags } from '@/testing/browser'
import { freePort, keptHere } from '@/testing/stack'

type Welcome = {
  address: string
  inbox: string
  stripe: string
  people: { name: string; email: string; password: string | null; role: string }[]
}

const MINE = ['DATABASE_URL', 'APP_URL', 'AUTH_SECRET', 'STRIPE_', 'RESEND_', 'APPS_', 'WEBHOOK_URL', 'OVERTO_']

test('one command starts the demo: people can sign in, a second start says so, SIGTERM stops everything', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'overto-start-'))
  // As root, PostgreSQL runs under another account and has to pass through.
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  const escapes = path.join(dataDir, 'escapes')
  const env = { ...keptHere(escapes), DATA_DIR: dataDir, PORT: String(port) }
  const first = launch(env)
  try {
    const welcome = await first.welcome()
    expect(welcome.address).toBe(`http://localhost:${port}`)
    expect(welcome.people.map(({ name }) => name)).toEqual([
      'Mara Lindqvist',
      'Petra Voss',
      'Jonas Weber',
      'Kim Berger',
    ])
    for (const origin of [welcome.inbox, welcome.stripe]) expect((await fetch(origin)).status).toBeLessThan(500)
    await expectPeople(welcome)

    const second = launch(env)
    expect(await second.ended()).not.toBe(0)
    expect(second.output()).toContain(`already running at ${welcome.address}`)
    expect((await fetch(`${welcome.address}/api/health`)).status, 'the first one goes on').toBe(200)

    first.process.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    for (const origin of [welcome.address, welcome.inbox, welcome.stripe]) {
      await expect(fetch(origin), `${origin} is gone`).rejects.toThrow()
    }
    expect(existsSync(path.join(dataDir, 'lock'))).toBe(false)
    expect(readFileSync(escapes, 'utf8'), 'nothing may leave this machine').toBe('')
  } catch (error) {
    throw new Error(`It said: ${first.output()}`, { cause: error })
  } finally {
    first.process.kill('SIGTERM')
    await first.ended()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function expectPeople({ address, people }: Welcome): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: browserFlags() })
  try {
    for (const [name, sees] of [
      ['Mara Lindqvist', 'blumenhaus-shop'],
      ['Mara Lindqvist', 'Verlag Ostwind'],
      ['Petra Voss', 'Verlag Ostwind'],
      ['Jonas Weber', 'Verlag Ostwind'],
    ]) {
      const person = people.find((candidate) => candidate.name === name)
      const page = await browser.newPage({ baseURL: address })
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(person?.email ?? '')
      await page.getByLabel('Password').fill(person?.password ?? '')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(
        page
          .getByText(sees ?? '')
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

function launch(settings: Record<string, string>) {
  const others = Object.entries(process.env).filter(([name]) => !MINE.some((start) => name.startsWith(start)))
  const env = { ...Object.fromEntries(others), ...settings }
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', inRoot('scripts', 'start.ts')], {
    cwd: inRoot('.'),
    env: env as unknown as NodeJS.ProcessEnv,
  })
  const exit = once(child, 'exit')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const lineOfJson = () => output.split('\n').find((line) => line.startsWith('{') && line.endsWith('}'))
  return {
    process: child,
    output: () => output,
    ended: async (): Promise<number | null> => (await exit)[0],
    async welcome(): Promise<Welcome> {
      await expect.poll(() => (child.exitCode === null ? lineOfJson() : output), { timeout: 90_000 }).toBeTruthy()
      return JSON.parse(lineOfJson() ?? `"it ended: ${output}"`)
    },
  }
}
