import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import { Brand } from './brand'
import { GET as icon } from './icon/route'
import { LegalFooter } from './legal-footer'
import { GET as logo } from './logo/route'
import { brandedTitles } from './titles'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const folder = mkdtempSync(path.join(tmpdir(), 'overto-brand-'))
afterAll(() => rmSync(folder, { recursive: true }))

prepareEnvironment()
beforeAll(() => {
  const sample = JSON.parse(readFileSync(path.join(ROOT, 'operator.sample.json'), 'utf8'))
  symlinkSync(path.join(ROOT, 'operator.sample'), path.join(folder, 'operator.sample'))
  writeFileSync(path.join(folder, 'logo.svg'), DRAWING)
  process.env.OPERATOR_FILE = path.join(folder, 'operator.json')
  writeFileSync(process.env.OPERATOR_FILE, JSON.stringify({ ...sample, name: 'Küste & Söhne', logo: 'logo.svg' }))
})

test('the operator’s name and picture stand on top, and the picture says nothing twice', () => {
  const shown = renderToStaticMarkup(<Brand />)
  expect(shown).toContain('Küste &amp; Söhne')
  expect(shown).toContain('<img src="/brand/logo" alt=""')
  expect(brandedTitles('Error: ')).toEqual({ template: 'Error: %s · Küste & Söhne', default: 'Küste & Söhne' })
})

test.each([
  ['logo', logo],
  ['icon', icon],
])('the picture is served as %s as it is', async (_as, get) => {
  const answer = get()
  expect(await answer.text()).toBe(DRAWING)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
})

test.each(LANGUAGES)('the %s footer names the operator, their documents and support, and us once', (language) => {
  const shown = renderToStaticMarkup(<LegalFooter t={words(language)} />)
  const { documents } = words(language).client.footer
  expect(shown).toContain('Nordlicht Hosting GmbH')
  for (const name of ['imprint', 'privacy', 'terms'] as const) {
    expect(shown).toContain(`href="/legal/${name}/2026-10-01"`)
    expect(shown).toContain(documents[name])
  }
  expect(shown).toContain('href="mailto:help@nordlicht.example"')
  expect(shown.match(/overto/gi)).toHaveLength(1)
})
