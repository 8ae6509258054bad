import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Refusal } from '@/lib/errors'
import { faultsOf, isDatabaseAway, readForm, refusalState, unexpectedState } from './form'

function form(entries: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test('a form is read without the fields of Next and without files; a name that came twice is a list', () => {
  const { fields, values } = readForm(
    form([
      ['$ACTION_REF_1', ''],
      ['$ACTION_KEY', 'k1'],
      ['email', 'kim@blumenhaus.example'],
      ['apps', 'one'],
      ['apps', 'two'],
      ['picture', new File(['x'], 'x.png')],
      ['__proto__', 'x'],
    ]),
  )
  expect(fields).toEqual({ email: 'kim@blumenhaus.example', apps: ['one', 'two'], ['__proto__']: 'x' })
  expect(values.email).toBe('kim@blumenhaus.example')
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
})

test('a character that no database keeps is left out of every text', () => {
  const odd = form([
    ['name', 'K\0im\0'],
    ['apps', '\0one'],
    ['apps', 'two\0'],
  ])
  expect(readForm(odd)).toMatchObject({ fields: { name: 'Kim', apps: ['one', 'two'] }, values: { name: 'Kim' } })
})

test('a password and a code are read and never given back', () => {
  const { fields, values } = readForm(
    form([
      ['password', 'a'],
      ['newPassword', 'b'],
      ['code', '123456'],
      ['postcode', '24103'],
    ]),
  )
  expect(fields).toMatchObject({ password: 'a', newPassword: 'b', code: '123456' })
  expect(values).toEqual({ postcode: '24103' })
})

test('a private key is never given back, whatever field it was pasted into; a public one is', () => {
  const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----'
  const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA mara@laptop'
  const kept = (publicKey: string, label = '') =>
    readForm(
      form([
        ['publicKey', publicKey],
        ['label', label],
      ]),
    ).values
  expect(kept(secret, secret)).toEqual({})
  expect(kept(line, 'Laptop')).toEqual({ publicKey: line, label: 'Laptop' })
  const saved =
    '---- BEGIN SSH2 PUBLIC KEY ----\nComment: "rsa-key-20260101"\nAAAAC3Nz\n---- END SSH2 PUBLIC KEY ----\n'
  const tabbed = line.replaceAll(' ', '\t')
  for (const publicKey of [saved, tabbed]) expect(kept(publicKey)).toEqual({ publicKey, label: '' })
  for (const other of [
    `${saved}${secret}`,
    `${saved}MIIE`,
    `${line}\n${secret}`,
    'MIIEowIBAAKCAQEA',
    'PuTTY-User-Key-File-3: ssh-ed25519',
    `${line}\nMIIE`,
  ]) {
    expect(kept(other), other).toEqual({ label: '' })
  }
  expect(readForm(form([['message', 'Never send me your private key']])).values).toHaveProperty('message')
})

test('faults become sentences by field, the first one each', () => {
  const schema = z.object({ email: z.string({ error: 'email-invalid' }), name: z.string().min(3, 'Too short').max(1) })
  const { error } = schema.safeParse({ name: 'ab' })
  if (!error) throw new Error('it passed')
  expect(faultsOf(error, 'en')).toEqual({
    errors: { email: 'Enter an e-mail address such as kim@example.com', name: 'Too short' },
    formError: undefined,
  })
})

test('a refusal stands at its field, or above the form, with its facts', () => {
  expect(refusalState(new Refusal({ reason: 'wrong-code', facts: {} }, 'code'), 'en').errors).toHaveProperty('code')
  expect(
    refusalState(new Refusal({ reason: 'app-name-taken', facts: { suggestion: 'shop-2' } }), 'en').formError,
  ).toContain('shop-2')
})

test('a bug is logged under its number, and shown as nothing else; an absent database is said as such', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const bug = new Error('select secret from table')
  const { formError = '' } = unexpectedState(bug, 'en')
  const number = formError.match(/[0-9a-f]{8}/)?.[0]
  expect(formError).not.toContain('secret')
  expect(log.mock.calls).toEqual([[expect.stringMatching(`^request ${number}: select secret from table .* at `)]])
  const away = new Error('query failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) })
  expect(isDatabaseAway(away)).toBe(true)
  expect(isDatabaseAway(new Error('sign-in failed', { cause: { err: away } }))).toBe(true)
  expect(isDatabaseAway(bug)).toBe(false)
  expect(unexpectedState(away, 'en').formError).toContain('Nothing was changed')
  log.mockRestore()
})
