import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@/e2e/measured-world'
import { type Answer, ask } from '@/e2e/raw-request'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { ALL } from '@/testing/extent'
import type { Cut } from '@/testing/measured/database-proxy'
import { untilQuiet } from '@/testing/measured/measured-stack'
import { newDeveloper } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'

const PARALLEL = 20
const AWAY_MS = ALL ? 20_000 : 3000
/** Promised are 2 s for a page, 1 s for a health check and 5 s until all is well again; a busy machine gets more. */
const MOST_MS = { page: 8000, health: 4000, recovery: 10_000 }

for (const how of ['stopped', 'refused', 'silent'] satisfies Cut[]) {
  test(`a database that is ${how} is told in both languages at once, and is back by itself`, async ({ measured }) => {
    test.setTimeout(120_000)
    const { stack } = measured
    const { actor } = await newDeveloper()
    const headers = { accept: 'text/html', 'sec-fetch-dest': 'document', ...(await sessionHeader(actor.accountId)) }
    const open = () => timed(ask(stack, paths.home(), { headers }))
    // The way before this one may only just be over.
    await expect.poll(async () => (await open()).status).toBe(200)
    await untilQuiet()

    const began = performance.now()
    await measured.cut(how)
    const first = await Promise.all(Array.from({ length: PARALLEL }, open))
    const health = await timed(ask(stack, paths.health()))
    const later: (Answer & { ms: number })[] = []
    while (performance.now() - began < AWAY_MS) {
      later.push(...(await Promise.all(Array.from({ length: PARALLEL }, open))))
      await wait(500)
    }
    const form = await ask(stack, paths.signIn(), {
      method: 'POST',
      headers: { 'accept-language': 'de', 'content-length': '3' },
      body: 'a=b',
    })
    await measured.cut(null)
    const back = performance.now()
    await expect.poll(async () => (await open()).status, { timeout: 30_000, intervals: [100] }).toBe(200)
    const recoveryMs = performance.now() - back

    const slowest = (answers: { ms: number }[]) => Math.round(Math.max(...answers.map(({ ms }) => ms)))
    console.log(
      `${how}: first ${PARALLEL} answered within ${slowest(first)} ms, ${later.length} later ones within ${slowest(later)} ms, ` +
        `health in ${Math.round(health.ms)} ms, back after ${Math.round(recoveryMs)} ms`,
    )
    for (const { status, body, headers } of [...first, ...later]) {
      expect([status, headers['retry-after']]).toEqual([503, '10'])
      for (const language of ['en', 'de'] as const) expect(body).toContain(words(language).away.title)
      expect(body).not.toContain('<script')
    }
    expect([health.status, JSON.parse(health.body)]).toEqual([503, { status: 'database away' }])
    expect(form.status).toBe(503)
    expect(form.body).toMatch(/^<!doctype html><html lang="de">/)
    expect(form.body, 'asking again would not send it again').not.toContain('href=""')
    expect(slowest([...first, ...later])).toBeLessThan(MOST_MS.page)
    expect(health.ms).toBeLessThan(MOST_MS.health)
    expect(recoveryMs).toBeLessThan(MOST_MS.recovery)
  })
}

async function timed(asking: Promise<Answer>): Promise<Answer & { ms: number }> {
  const began = performance.now()
  const answer = await asking
  return { ...answer, ms: performance.now() - began }
}
