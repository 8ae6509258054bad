import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/root'
import { dmarcNames, judgeMailDomain, type MailRecords } from './doctor/mail-domain'
import { judgeMails } from './doctor/mails'
import { judgeArrivals } from './doctor/networks'
import { judgeSettings } from './doctor/settings'

const SOUND: MailRecords = {
  spf: ['v=spf1 include:amazonses.com ~all'],
  bounces: ['feedback-smtp.eu-west-1.amazonses.com'],
  dkim: ['p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB'],
  dmarc: [['v=DMARC1; p=quarantine'], []],
}

const kindsOf = (more: Partial<MailRecords>) =>
  judgeMailDomain('mail.example.com', { ...SOUND, ...more }).map(({ kind }) => kind)

test.each<[string, Partial<MailRecords>, string[]]>([
  ['all is there', {}, ['ok', 'ok', 'ok', 'ok', 'ok']],
  ['no SPF', { spf: [] }, ['gap', 'ok', 'ok', 'ok', 'note']],
  ['other texts are no SPF', { spf: ['google-site-verification=1'] }, ['gap', 'ok', 'ok', 'ok', 'note']],
  ['SPF of another service', { spf: ['v=spf1 include:example.net -all'] }, ['gap', 'ok', 'ok', 'ok', 'ok']],
  ['two SPF records', { spf: ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'] }, ['gap', 'ok', 'ok', 'ok', 'ok']],
  ['no way back for bounces', { bounces: [] }, ['ok', 'gap', 'ok', 'ok', 'ok']],
  ['no DKIM', { dkim: [] }, ['ok', 'ok', 'gap', 'ok', 'gap']],
  ['a revoked DKIM', { dkim: ['v=DKIM1; p='] }, ['ok', 'ok', 'gap', 'ok', 'gap']],
  ['neither SPF nor DKIM', { spf: [], dkim: [] }, ['gap', 'ok', 'gap', 'ok', 'gap']],
  ['no DMARC anywhere', { dmarc: [[], []] }, ['ok', 'ok', 'ok', 'gap', 'ok']],
  ['DMARC that only watches', { dmarc: [['v=DMARC1; p=none']] }, ['ok', 'ok', 'ok', 'note', 'ok']],
  ['DMARC without a policy', { dmarc: [['v=DMARC1; rua=mailto:a@b.example']] }, ['ok', 'ok', 'ok', 'gap', 'ok']],
  ['DMARC of the parent', { dmarc: [[], ['v=DMARC1; p=reject']] }, ['ok', 'ok', 'ok', 'ok', 'ok']],
  [
    'a parent that lets its children be',
    { dmarc: [[], ['v=DMARC1; p=reject; sp=none']] },
    ['ok', 'ok', 'ok', 'note', 'ok'],
  ],
  ['strict SPF', { dmarc: [['v=DMARC1; p=reject; aspf=s']] }, ['ok', 'ok', 'ok', 'ok', 'note']],
  ['strict SPF without DKIM', { dkim: [], dmarc: [['v=DMARC1; p=reject; aspf=s']] }, ['ok', 'ok', 'gap', 'ok', 'gap']],
  ['DNS is silent', { spf: null, bounces: null, dkim: null, dmarc: [null] }, ['gap', 'gap', 'gap', 'gap', 'gap']],
])('a sending domain: %s', (_name, more, kinds) => {
  expect(kindsOf(more)).toEqual(kinds)
})

test('DMARC is looked for at the domain and at its parents, not at the top of all', () => {
  expect(dmarcNames('mail.example.com')).toEqual(['_dmarc.mail.example.com', '_dmarc.example.com'])
})

test('on this machine nothing is missing, and a wrong value is told all the same', () => {
  expect(judgeSettings({}).map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok'])
  const [, environment] = judgeSettings({ PORT: 'eighty', APPS_PORT: '0' })
  expect(environment).toMatchObject({ kind: 'gap', text: expect.stringMatching(/PORT[\s\S]*APPS_PORT/) })
})

test('a public address lists every gap of environment and operator file at once', () => {
  const findings = judgeSettings({ APP_URL: 'https://overto.example', STRIPE_WEBHOOK_SECRET: 'secret' })
  const gaps = findings.filter(({ kind }) => kind === 'gap')
  const told = gaps.map(({ text }) => text).join('\n')
  for (const name of [
    'DATABASE_URL',
    'AUTH_SECRET',
    'STRIPE_SECRET_KEY',
    'RESEND_API_KEY',
    'MAIL_FROM',
    'OPERATOR_FILE',
  ]) {
    expect(told).toContain(`${name}: `)
  }
  expect(gaps.map(({ about }) => about)).toEqual(['environment', 'STRIPE_WEBHOOK_SECRET', 'operator file'])
})

test('mails that do not leave are a gap, and a server that does not run is none', () => {
  expect(judgeMails(null).kind).toBe('note')
  expect(judgeMails({ late: 0, givenUp: 0 }).kind).toBe('ok')
  expect(judgeMails({ late: 2, givenUp: 1 })).toMatchObject({
    kind: 'gap',
    text: expect.stringMatching(/^2 late, 1 given/),
  })
})

test.each<[string, string[], number, number]>([
  ['many people from one place', ['10.0.0.1', '10.0.0.1'], 5, 1],
  ['many people from two', ['10.0.0.1', '2001:db8:0:0::/64'], 5, 0],
  ['a few people from one place', ['10.0.0.1'], 4, 0],
  ['nobody was counted lately', [], 50, 0],
])('where people come from: %s', (_name, networks, people, notes) => {
  expect(judgeArrivals({ networks, people })).toHaveLength(notes)
})

test('the command prints a line each and fails while a gap is open', () => {
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/doctor.ts'], {
      cwd: ROOT,
      env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    })
  expect(run({})).toMatchObject({ status: 0, stdout: expect.stringContaining('No gap found.') })
  const live = run({ APP_URL: 'https://overto.example' })
  expect(live).toMatchObject({ status: 1, stdout: expect.stringContaining('gaps to close') })
  expect(live.stdout).not.toContain('SPF')
})
