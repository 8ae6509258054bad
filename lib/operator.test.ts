import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { LEGAL_DOCUMENTS } from '@/db/vocabulary'
import { readOperator } from './operator'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SAMPLE = path.join(ROOT, 'operator.sample.json')
const folder = mkdtempSync(path.join(tmpdir(), 'overto-operator-'))
cpSync(path.join(ROOT, 'operator.sample'), path.join(folder, 'operator.sample'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

const sample = JSON.parse(readFileSync(SAMPLE, 'utf8'))

function faultsOf(content: unknown): string[] {
  const file = path.join(folder, 'operator.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  try {
    readOperator(file)
    return []
  } catch (error) {
    return (error as Error).message.split('\n  ').slice(1)
  }
}

const fieldsOf = (faults: string[]) => faults.map((fault) => fault.split(':')[0])

test('the sample is whole, says so, and every document carries the hash of its bytes', () => {
  const read = readOperator(SAMPLE)
  expect(read.sample).toBe(true)
  for (const name of LEGAL_DOCUMENTS) expect(read.documents[name].sha256, name).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(LEGAL_DOCUMENTS.map((name) => read.documents[name].sha256)).size).toBe(LEGAL_DOCUMENTS.length)
})

test('every gap is listed at once', () => {
  const { legalName, vat, limits, trialDays, ...rest } = sample
  expect(fieldsOf(faultsOf(rest))).toEqual(['legalName', 'vat', 'trialDays', 'limits'])
})

test('a file that says nothing of bills has usual ones, and no direct debit', () => {
  const { bills: _bills, sepaCreditorId: _creditor, ...before } = sample
  const file = path.join(folder, 'before.json')
  writeFileSync(file, JSON.stringify(before))
  const { bills, sepaCreditorId } = readOperator(file)
  expect(bills).toMatchObject({ prefix: '', minimumAmount: 100, fromHour: 2, footer: [] })
  expect(sepaCreditorId).toBeUndefined()
})

test('a wrong value and a document that cannot be read are listed together', () => {
  const documents = { ...sample.documents, terms: { version: '2026-10-01', file: 'operator.sample/gone.md' } }
  const faults = faultsOf({ ...sample, timeZone: 'Europe/Kiel', supportEmail: 'nobody', documents })
  expect(new Set(fieldsOf(faults))).toEqual(new Set(['timeZone', 'supportEmail', 'documents.terms.file']))
})

test.each([
  ['a currency we cannot bill in', { currency: 'usd' }, 'currency'],
  ['no plan at all', { plans: [] }, 'plans'],
  ['the same plan twice', { plans: [sample.plans[0], sample.plans[0]] }, 'plans'],
  ['a price that is no whole cents', { plans: [{ ...sample.plans[0], monthlyAmount: 9.99 }] }, 'plans.0.monthlyAmount'],
  ['a limit of nothing', { limits: { ...sample.limits, invitesAnHour: 0 } }, 'limits.invitesAnHour'],
  ['a name of blanks', { name: '  ' }, 'name'],
  ['a prefix that is no part of a number', { bills: { prefix: 'NH/' } }, 'bills.prefix'],
  ['a prefix that leaves no room for the number', { bills: { prefix: 'NORDLICHT' } }, 'bills.prefix'],
  ['less than can be charged', { bills: { minimumAmount: 49 } }, 'bills.minimumAmount'],
  ['an hour that no day has', { bills: { fromHour: 24 } }, 'bills.fromHour'],
  ['a creditor identifier that is none', { sepaCreditorId: 'DE98 ZZZ' }, 'sepaCreditorId'],
])('%s is refused', (_what, change, field) => {
  expect(fieldsOf(faultsOf({ ...sample, ...change }))).toEqual([field])
})

test('a logo is read once and served as it is; one that is more than a picture is a fault of the file', () => {
  const file = path.join(folder, 'with-logo.json')
  writeFileSync(path.join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
  writeFileSync(file, JSON.stringify({ ...sample, logo: 'logo.svg' }))
  expect(readOperator(file).logo).toMatchObject({ file: 'logo.svg', type: 'image/svg+xml' })
  expect(readOperator(SAMPLE).logo).toBeNull()
  writeFileSync(path.join(folder, 'runs.svg'), '<svg><script>1</script></svg>')
  expect(faultsOf({ ...sample, logo: 'runs.svg' })).toEqual(['logo: runs.svg contains a script'])
  expect(faultsOf({ ...sample, logo: 'gone.png' })).toEqual(['logo: gone.png cannot be read'])
  expect(fieldsOf(faultsOf({ ...sample, logo: 'logo.gif' }))).toEqual(['logo'])
})

test('a misspelt word is refused, not ignored', () => {
  expect(faultsOf({ ...sample, trailDays: 14 }).join()).toContain('trailDays')
})

test('a file that is missing or no JSON says which file it is', () => {
  expect(() => readOperator(path.join(folder, 'none.json'))).toThrow(/none\.json cannot be read/)
  writeFileSync(path.join(folder, 'broken.json'), '{ "name": ')
  expect(() => readOperator(path.join(folder, 'broken.json'))).toThrow(/broken\.json is not JSON/)
})

test('a file of another encoding is refused by its name, a byte order mark and foreign line ends are read over', () => {
  const file = path.join(folder, 'operator.json')
  const write = (text: string, encoding: BufferEncoding) => writeFileSync(file, Buffer.from(text, encoding))
  write(`\uFEFF${JSON.stringify({ ...sample, name: 'Müller Hosting' }, null, 2).replaceAll('\n', '\r\n')}`, 'utf8')
  expect(readOperator(file).name).toBe('Müller Hosting')
  write(JSON.stringify({ ...sample, name: 'Müller Hosting' }), 'latin1')
  expect(() => readOperator(file)).toThrow(`The operator file ${file} is not UTF-8: line 1`)
  write(`\uFEFF${JSON.stringify(sample)}`, 'utf16le')
  expect(() => readOperator(file)).toThrow(`The operator file ${file} is saved as UTF-16`)
})

test('a document of another encoding is a fault with its name', () => {
  const file = 'operator.sample/agb.md'
  writeFileSync(path.join(folder, file), Buffer.from('# Allgemeine Geschäftsbedingungen', 'latin1'))
  const documents = { ...sample.documents, terms: { version: '2026-10-01', file } }
  expect(faultsOf({ ...sample, documents })).toEqual([
    expect.stringContaining(`documents.terms.file: ${file} is not UTF-8: line 1`),
  ])
  writeFileSync(path.join(folder, file), '\uFEFF# Allgemeine Geschäftsbedingungen\r\n')
  expect(faultsOf({ ...sample, documents })).toEqual([])
})
