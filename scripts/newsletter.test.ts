import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { newsletters } from '@/db/schema/account-belongings'
import { outbox } from '@/db/schema/records'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { confirmNewsletter } from '@/lib/account/newsletter/confirm'
import { newsletterLink } from '@/lib/account/newsletter/links'
import { newDeveloper } from '@/testing/people'
import { prepareVerbs } from '@/testing/verbs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'overto-news-'))
const file = path.join(folder, 'news.txt')

prepareVerbs()
afterAll(() => rmSync(folder, { recursive: true }))

/** The command as it is typed, against this file's database. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'scripts/newsletter.ts', ...args]
    execFile(process.execPath, command, { cwd: ROOT, env: process.env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
    })
  })
}

const promised = () => db().select().from(outbox).where(eq(outbox.kind, 'mail-newsletter'))

test('a dry run says who and how many and writes nothing; a real one writes once', { timeout: 120_000 }, async () => {
  const { actor, email } = await newDeveloper()
  await askNewsletter(actor)
  await confirmNewsletter(newsletterLink(actor.accountId, 1, 'confirm'))
  writeFileSync(file, 'New in Overto\n\nYou can move apps.\n\nSee you.\n')

  const dry = await run(file, '--dry-run')
  expect(dry).toMatchObject({ code: 0, said: expect.stringContaining(email) })
  expect(dry.said).toContain('1 person would get it')
  expect(await db().select().from(newsletters)).toEqual([])
  expect(await promised()).toEqual([])

  expect((await run(file)).said).toContain('On its way to 1 person')
  expect(await promised()).toHaveLength(1)
  expect((await run(file)).said).toContain('sent before')
  expect(await promised()).toHaveLength(1)
})

test('a file that is none, or a wrong word, is said as such and nothing happens', { timeout: 120_000 }, async () => {
  writeFileSync(file, 'No empty line\nText')
  for (const args of [[], [file], [path.join(folder, 'nothing.txt'), '--dry-run'], [file, '--dryrun']]) {
    const { code, said } = await run(...args)
    expect(code, said).toBe(1)
    expect(said).not.toMatch(/\n\s+at /)
  }
})

test('a newsletter in Windows-1252 is refused by its name, and nobody gets it', { timeout: 120_000 }, async () => {
  writeFileSync(file, Buffer.from('Neues\n\nGr\xfc\xdfe', 'latin1'))
  const before = await promised()
  const { code, said } = await run(file)
  expect(code).toBe(1)
  expect(said).toContain(`${file} is not UTF-8: line 3`)
  expect(await promised()).toEqual(before)
})
