import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MAIL_KINDS, type MailKind } from '@/db/promises'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import { draw } from '@/testing/mail-reader'
import { samplesIn } from './samples'

// WRITE_GOLDEN=1 npx vitest run emails/golden.test.ts rewrites the files and fails: read the difference, then run again.

const FOLDER = fileURLToPath(new URL('golden', import.meta.url))
const all = LANGUAGES.flatMap((language) => MAIL_KINDS.map((kind): [MailKind, Language] => [kind, language]))

test.each(all)('%s %s: what the inbox shows and the text part, word for word', async (kind, language) => {
  const file = `${FOLDER}/${kind}.${language}.txt`
  const letters = samplesIn(language).filter((sample) => sample.kind === kind && sample.variant !== 'long-names')
  const parts = await Promise.all(letters.map(async ({ variant, mail }) => asFile(variant, await draw(mail))))
  const now = parts.join('\n')
  if (process.env.WRITE_GOLDEN) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, now)
    throw new Error(`${file} was written anew`)
  }
  expect(now).toBe(existsSync(file) ? readFileSync(file, 'utf8') : 'no such file')
})

test('no file is left over from a mail that is gone', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(all.map(([kind, language]) => `${kind}.${language}.txt`).sort())
})

function asFile(variant: string, mail: Awaited<ReturnType<typeof draw>>): string {
  const { subject, preview, fromName, replyTo, headers, text } = mail
  const inbox = [`Subject: ${subject}`, `Preview: ${preview}`, `From: ${fromName}`, `Reply to: ${replyTo}`]
  for (const [name, value] of Object.entries(headers ?? {})) inbox.push(`${name}: ${value}`)
  return `==== ${variant}\n${inbox.join('\n')}\n\n${text}`
}
