import { expect, test } from 'vitest'
import { prepareEnvironment } from '@/testing/environment'
import { absolute, appAddress, appHost, mailTo, paths, safeNext } from './paths'

prepareEnvironment()

test('every absolute link stands under APP_URL', () => {
  expect(absolute(paths.landing('abc'))).toBe('http://localhost:3000/i/abc')
  expect(absolute('/')).toBe('http://localhost:3000/')
})

test('a mail of the reader’s own carries its subject, and a text with its lines', () => {
  expect(mailTo('kim@blumenhaus.example', 'A & B')).toBe('mailto:kim@blumenhaus.example?subject=A%20%26%20B')
  expect(mailTo('kim@blumenhaus.example', 'Hi', 'One\n\nTwo?')).toMatch(/subject=Hi&body=One%0D%0A%0D%0ATwo%3F$/)
})

test('an App has a host and an address of its own', () => {
  expect(appHost('blumenhaus')).toBe('blumenhaus.apps.localhost')
  expect(appAddress('blumenhaus')).toBe('http://blumenhaus.apps.localhost:3001')
})

test('where to go on after signing in is carried along, the start page is not', () => {
  expect(paths.signIn('/c/kim?a=1')).toBe('/sign-in?next=%2Fc%2Fkim%3Fa%3D1')
  expect(paths.signIn('/')).toBe('/sign-in')
  expect(paths.signIn(`/c/${'a'.repeat(4000)}`)).toBe('/sign-in')
  expect(paths.signUpCode('1')).toBe('/sign-up/1')
})

test.each(['/home', '/c/kim/apps?x=1', '/i/abc/order'])('%s is a place to go on to', (next) => {
  expect(safeNext(next)).toBe(next)
})

test.each([
  null,
  undefined,
  '',
  'home',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/%09/../\\evil.example',
  'javascript:alert(1)',
  'https:evil.example',
  '@evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/..//evil.example',
  '/ü',
  `/${'a'.repeat(4096)}`,
])('%j leads nowhere but to the start page', (next) => {
  expect(safeNext(next)).toBe('/')
})

test('whatever an address said, the paths made of it stay on one line of plain letters', () => {
  for (const odd of ['a/../b', '\r\nSet-Cookie: a=b', '\u202e', '\0', '//evil.example', 'a?b#c', '😀']) {
    for (const path of [paths.stopReminders, paths.remindersStopped, paths.stopInOneClick]) {
      const { pathname } = new URL(path({ inviteId: odd, token: odd }), 'http://localhost')
      expect(pathname.split('/').slice(2, 4).map(decodeURIComponent)).toEqual([odd, odd])
    }
  }
})

test.each([
  ['/home', '/home'],
  ['/c/blumenhaus/team?page=2', '/c/blumenhaus/team?page=2'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%09/evil.example', '/%09/evil.example'],
  ['javascript:alert(1)', '/'],
  ['https:evil.example', '/'],
  ['@evil.example', '/'],
  ['/.//evil.example', '/'],
  [`/${'a'.repeat(4000)}`, '/'],
  ['', '/'],
  [null, '/'],
])('after signing in, %j leads to %s', (next, expected) => {
  const page = safeNext(next)
  expect(page).toBe(expected)
  expect(new URL(page, 'http://localhost:3000').origin).toBe('http://localhost:3000')
})
