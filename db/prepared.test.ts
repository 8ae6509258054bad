import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { prepareVerbs } from '@/testing/verbs'
import { closeDatabase, db, noteAway, noteBack, type Reader, withPatience } from './client'
import { type Places, prepared, together } from './prepared'
import { accounts, sessions } from './schema/accounts'
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

/** Columns of every kind the product reads, with a joined table that is there and one that is not. */
const everyKind = prepared((reader, { email }: Places<{ email: string }>) =>
  reader
    .select({
      account: accounts,
      session: sessions,
      day: sql<string>`date '2026-11-23'`,
      names: sql<string[]>`array['a, "b"', 'c']`,
      ids: sql<string[]>`array[${accounts.id}]`,
      facts: sql<unknown>`json_build_object('n', 1.5, 'text', 'ä')`,
      count: sql<number>`(count(*) over ())::int`,
      isThere: sql<boolean>`true`,
      moment: sql<Date>`${accounts.createdAt}`.mapWith(accounts.createdAt),
    })
    .from(accounts)
    .leftJoin(sessions, eq(sessions.accountId, accounts.id))
    .where(eq(accounts.email, email)),
)

const everyAccount = (reader: Reader, { email }: Places<{ email: string }>) =>
  reader.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))

const make = (reader: Reader, email: string, createdAt: Date) =>
  reader.insert(accounts).values({ id: newId(), kind: 'developer', email, firstName: '', lastName: 'Lind', createdAt })
const emailsUntil = (until: Date, reader?: Reader) =>
  accountsNamed({ lastName: 'Lind', until }, reader).as((rows) => rows.map(({ email }) => email))

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
  expect(await withPatience(async () => emailsUntil(NOON))).toEqual(['noon@prepared.example'])
  expect(await withPatience(async () => emailsUntil(NIGHT))).toHaveLength(2)
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

test('it is asked when somebody waits for it, and once', async () => {
  const asked = emailsUntil(NOON)
  await make(db(), 'later@prepared.example', NOON)
  expect(await asked).toContain('later@prepared.example')
  await db().delete(accounts).where(eq(accounts.email, 'later@prepared.example'))
  expect(await asked).toContain('later@prepared.example')
})

test('queries asked together are one statement and answer what each answers by itself, as of one moment', async () => {
  const asks = () =>
    [
      emailsUntil(NOON),
      accountsNamed({ lastName: 'Lind', until: NIGHT }),
      accountsNamed({ lastName: 'Nobody', until: NIGHT }),
      everyKind({ email: 'noon@prepared.example' }),
      everyKind({ email: 'nobody@prepared.example' }),
    ] as const
  await together(asks())
  builtOn = []
  expect(await together(asks())).toEqual(await Promise.all(asks()))
  expect(builtOn).toEqual([])
})

test('whoever would spread its places is told', async () => {
  const spread = prepared((reader, places: Places<{ email: string }>) => everyAccount(reader, { ...places }))
  await expect(spread({ email: '' }).then()).rejects.toThrow('one by one')
})
