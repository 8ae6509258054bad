import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { prepareVerbs } from '@/testing/verbs'
import { closeDatabase, db, noteAway, noteBack, type Reader, withPatience } from './client'
import { type Places, prepared } from './prepared'
import { accounts } from './schema/accounts'
import { inTransaction } from './transaction'

prepareVerbs()
const NOON = new Date('2026-11-23T12:00:00Z')
const NIGHT = new Date('2026-11-24T00:00:00Z')

let builtOn: Reader[] = []
const accountsNamed = prepared((reader, { lastName, until }: Places<{ lastName: string; until: Date }>) => {
  builtOn.push(reader)
  return reader
    .select({ email: accounts.email, createdAt: accounts.createdAt })
    .from(accounts)
    .where(and(eq(accounts.lastName, lastName), lte(accounts.createdAt, until)))
    .orderBy(asc(accounts.email))
})
const accountsWith = prepared((reader, { emails }: Places<{ emails: string[] }>) =>
  reader
    .select({ email: accounts.email })
    .from(accounts)
    .where(sql`${accounts.email} = any(${emails})`)
    .orderBy(asc(accounts.email)),
)

const make = (reader: Reader, email: string, createdAt: Date) =>
  reader.insert(accounts).values({ id: newId(), kind: 'developer', email, firstName: '', lastName: 'Lind', createdAt })
const emailsUntil = async (until: Date, reader?: Reader) =>
  (await accountsNamed({ lastName: 'Lind', until }, reader)).map(({ email }) => email)

beforeAll(async () => {
  await make(db(), 'noon@prepared.example', NOON)
  await make(db(), 'night@prepared.example', NIGHT)
})
beforeEach(() => {
  builtOn = []
})

test('a query is built once a pool and takes other values each time', async () => {
  expect(await emailsUntil(NOON)).toEqual(['noon@prepared.example'])
  expect(await emailsUntil(NIGHT)).toEqual(['night@prepared.example', 'noon@prepared.example'])
  expect(await withPatience(() => emailsUntil(NOON))).toEqual(['noon@prepared.example'])
  expect(await withPatience(() => emailsUntil(NIGHT))).toHaveLength(2)
  expect(builtOn).toHaveLength(2)
})

test('rows keep the types of their columns', async () => {
  expect(await accountsNamed({ lastName: 'Lind', until: NOON })).toEqual([
    { email: 'noon@prepared.example', createdAt: NOON },
  ])
})

test('a list is one value, however long it is', async () => {
  const both = ['noon@prepared.example', 'night@prepared.example']
  expect(await accountsWith({ emails: both })).toHaveLength(2)
  expect(await accountsWith({ emails: both.slice(1) })).toEqual([{ email: 'night@prepared.example' }])
  expect(await accountsWith({ emails: [] })).toEqual([])
})

test('the database parses it once a connection', async () => {
  const texts = await inTransaction(async (tx) => {
    await emailsUntil(NOON, tx)
    await emailsUntil(NIGHT, tx)
    return tx.execute<{ statement: string }>(
      sql`select statement from pg_prepared_statements where statement like '%"last_name" = $1%'`,
    )
  })
  expect(texts).toHaveLength(1)
})

test('inside a transaction it sees what that has written, and nobody else does', async () => {
  const [inside, outside] = await inTransaction(async (tx) => {
    await make(tx, 'inside@prepared.example', NOON)
    const seen = [await emailsUntil(NOON, tx), await emailsUntil(NOON)]
    await tx.delete(accounts).where(eq(accounts.email, 'inside@prepared.example'))
    return seen
  })
  expect(inside).toEqual(['inside@prepared.example', 'noon@prepared.example'])
  expect(outside).toEqual(['noon@prepared.example'])
})

test('it is asked on the pool that is open now', async () => {
  await emailsUntil(NOON)
  await closeDatabase()
  expect(await emailsUntil(NOON)).toEqual(['noon@prepared.example'])
  noteAway()
  await expect(emailsUntil(NOON)).rejects.toThrow('The database does not answer.')
  noteBack()
  expect(await emailsUntil(NOON)).toEqual(['noon@prepared.example'])
})
