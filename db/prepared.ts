import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import * as drizzle from 'drizzle-orm/utils'
import { db, type Reader } from './client'

/** A value that is filled in when a query is asked; columns and conditions take it where they take the value itself. */
type Place<Value> = Placeholder<string, Value>
/** A value, or the place where a prepared query will have it. */
export type Given<Value> = Value | Place<Value>
/** Each of some values, or its place. */
export type Givens<Input extends Values> = { readonly [Name in keyof Input]: Given<Input[Name]> }
/** A place for each value of a query. */
export type Places<Input extends Values> = { readonly [Name in keyof Input]: Place<Input[Name]> }

type Values = Record<string, unknown>
type Ready<Rows> = { execute(values?: Values): Promise<Rows> }
type Query<Rows> = PromiseLike<Rows> & SQLWrapper & { prepare(name: string): Ready<Rows> }

// The driver asks for no name: any makes it keep the statement on its connection, known by its text.
const NAME = 'kept'

/**
 * A query whose text is made once for each pool, and which the database parses once for each connection: for what pages read
 * and what events write. `build` gets a place for each value; what else it puts into the query has to be the same each time,
 * so a moment or an id is always a place.
 */
export function prepared<Input extends Values, Row>(
  build: (reader: Reader, places: Places<Input>) => Query<Row[]>,
): (input: Input, reader?: Reader) => Asked<Row[]> {
  const text = textOf((reader, prefix) => build(reader, placesOf(prefix)))
  return (input, reader) => asked({ text, input, reader, view: (rows) => rows as Row[] })
}

type Parts<Answer> = {
  text: Text
  input: Values
  reader: Reader | undefined
  view: (rows: unknown[]) => Answer
}

/**
 * A query with its values, asked where somebody waits for it: alone, or `together` with others. `as` makes what it answers of
 * its rows.
 */
export type Asked<Answer> = PromiseLike<Answer> & {
  parts: Parts<Answer>
  as<View>(view: (answer: Answer) => View): Asked<View>
}

/** Like a query of Drizzle's, it is asked by whoever awaits it; it is asked once. */
function asked<Answer>(parts: Parts<Answer>): Asked<Answer> {
  let answer: Promise<Answer> | undefined
  return {
    parts,
    as: (view) => asked({ ...parts, view: (rows) => view(parts.view(rows)) }),
    // biome-ignore lint/suspicious/noThenProperty: see above.
    then(done, failed) {
      answer ??= ask(parts)
      return answer.then(done, failed)
    },
  }
}

async function ask<Answer>({ text, input, reader = db(), view }: Parts<Answer>): Promise<Answer> {
  return view(await text.on(reader).execute(written(input)))
}

/**
 * A query for each of a few choices that stand in its text, made at the first use of each: for a limit by which the database
 * plans, or for conditions that are there or not.
 */
export function eachOnce<Choices extends (number | boolean)[], Made>(make: (...choices: Choices) => Made) {
  const made = new Map<string, Made>()
  return (...choices: Choices): Made => {
    const key = choices.join()
    const known = made.get(key) ?? make(...choices)
    made.set(key, known)
    return known
  }
}

type Answers<Queries> = { -readonly [At in keyof Queries]: Queries[At] extends Asked<infer Answer> ? Answer : never }

/**
 * The answers to several queries by one statement, as of one moment: each becomes a column that holds its rows. For what one
 * page needs and where each is quick by itself, because they run one after the other.
 */
export async function together<const Queries extends readonly Asked<unknown>[]>(
  queries: Queries,
): Promise<Answers<Queries>> {
  const parts = queries.map((query) => query.parts)
  const input = parts.flatMap(({ input }, at) => Object.entries(input).map(([name, value]) => [at + name, value]))
  const text = joined(parts.map((part) => part.text))
  const [row] = await text.on(parts[0]?.reader ?? db()).execute(written(Object.fromEntries(input)))
  return parts.map(({ view }, at) => view((row as unknown[][])[at] ?? [])) as Answers<Queries>
}

type Build = (reader: Reader, prefix: string) => Query<unknown[]>
type Text = { number: number; build: Build; on(reader: Reader): Ready<unknown[]> }

let made = 0

/**
 * Kept by reader and never longer: a query keeps the client it was made with, and pools are thrown away while the database is
 * away. A transaction makes its own, so that it sees what it has written itself.
 */
function textOf(build: Build): Text {
  const kept = new WeakMap<Reader, Ready<unknown[]>>()
  const on = (reader: Reader) => {
    const ready = kept.get(reader) ?? build(reader, '').prepare(NAME)
    kept.set(reader, ready)
    return ready
  }
  made += 1
  return { number: made, build, on }
}

const joinedTexts = new Map<string, Text>()

function joined(texts: Text[]): Text {
  const key = texts.map(({ number }) => number).join()
  const columnsOn = (reader: Reader) => texts.map(({ build }, at) => [at, rowsOf(build(reader, String(at)))])
  const text =
    joinedTexts.get(key) ??
    textOf((reader) => reader.select(Object.fromEntries(columnsOn(reader))).from(sql`(select) as one`))
  joinedTexts.set(key, text)
  return text
}

/** The rows of a query as one column, decoded like those of a query by itself. */
function rowsOf(query: Query<unknown[]>): SQL {
  const { fields, joinsNotNullableMap } = query.prepare(NAME) as unknown as Decoding
  const names = sql.join(
    fields.map((_, at) => sql.identifier(`c${at}`)),
    sql`, `,
  )
  const { mapResultRow } = drizzle as unknown as Decoder
  return sql`(
    select coalesce(json_agg(json_build_array(${names})), '[]') from (${query.getSQL()}) as found (${names}))`.mapWith(
    (rows: unknown[][]) => rows.map((row) => mapResultRow(fields, row, joinsNotNullableMap)),
  )
}

// Drizzle keeps these from its types. Versions are exact, and tests read every kind of column both ways.
type Decoding = { fields: unknown[]; joinsNotNullableMap: unknown }
type Decoder = { mapResultRow(fields: unknown[], row: unknown[], joinsNotNullableMap: unknown): unknown }

/** A place for whatever name is asked for; the types know which there are. */
function placesOf<Input extends Values>(prefix: string): Places<Input> {
  const get = (_: unknown, name: string | symbol) => sql.placeholder(prefix + String(name))
  return new Proxy({}, { get, ownKeys: noNames, has: noNames }) as Places<Input>
}

/** Whoever spreads places or asks which there are would get none. */
function noNames(): never {
  throw new Error('Places are taken one by one, by their names.')
}

/** Moments as the database reads them: a place knows no column that would write them. */
function written(input: Values): Values {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )
}
