import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from '@/db/vocabulary'
import { inRoot } from '@/lib/root'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import { awayPage, DARK, LIGHT, STATIC_HEADERS, tooLargePage } from './static-page'

prepareEnvironment()

test('the colours of the static pages are those of every other page', () => {
  const css = readFileSync(inRoot('app', 'globals.css'), 'utf8')
  const [light = '', dark = ''] = [
    css.match(/:root \{([^}]*)\}/)?.[1],
    css.match(/\[data-theme="dark"\] \{([^}]*)\}/)?.[1],
  ]
  for (const [tokens, block] of [
    [LIGHT, light],
    [DARK, dark],
  ] as const) {
    for (const [name, value] of Object.entries(tokens)) expect(block, name).toContain(`--${name}: ${value};`)
  }
})

test("a static page speaks every language, the reader's first, and runs nothing", () => {
  for (const page of [awayPage('de-AT,de;q=0.9', true), tooLargePage('de')]) {
    expect(page).toMatch(/^<!doctype html><html lang="de">/)
    expect(page).not.toMatch(/<script|onclick|https?:/)
  }
  for (const language of LANGUAGES) expect(awayPage(undefined, true)).toContain(words(language).away.pressed)
  expect(STATIC_HEADERS['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /)
})

test('only a page that was read can be asked for again by a link', () => {
  expect(awayPage('en', true)).toContain('<a href="">')
  expect(awayPage('en', false)).not.toContain('<a href="">')
})
