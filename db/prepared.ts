import { type Placeholder, sql } from 'drizzle-orm'
import { db, type Reader } from './client'

/** A value that is filled in when a query is asked; columns and conditions take it where they take the value itself. */
export type Place<Value> = Placeholder<string, Value>
/** A value, or the place where a prepared query will have it. */
export type Given<Value> = Value | Place<Value>

type Values = Record<string, unknown>
/** A place for each value of a query. */
export type Places<Input extends Values> = { readonly [Name in keyof Input]: Place<Input[Name]> }
type Buildable<Rows> = PromiseLike<Rows> & { prepare(name: string): Ready<Rows> }
type Ready<Rows> = { execute(values?: Values): Promise<Rows> }

/** A reading query, ready to be asked: on the pool, or inside the transaction it is given. */
export type Prepared<Input extends Values, Rows> = (input: Input, reader?: Reader) => Promise<Rows>

// The driver asks for no name: any makes it keep the statement on its connection, known by its text.
const NAME = 'kept'

/**
 * A reading query whose text is made once for each pool, and which the database parses once for each connection. `build` gets a
 * place for each value; what else it puts into the query has to be the same each time, so a moment or an id is always a place.
 * Kept by reader and never longer: a query keeps the client it was made with, and pools are thrown away while the database
 * is away. A transaction makes its own, so that it sees what it has written itself.
 */
export function prepared<Input extends Values, Rows>(
  build: (reader: Reader, places: Places<Input>) => Buildable<Rows>,
): Prepared<Input, Rows> {
  const ready = new WeakMap<Reader, Ready<Rows>>()
  return async (input, reader = db()) => {
    const query = ready.get(reader) ?? build(reader, placesOf<Input>()).prepare(NAME)
    ready.set(reader, query)
    return query.execute(written(input))
  }
}

/** A place for whatever name is asked for; the types know which there are. */
function placesOf<Input extends Values>(): Places<Input> {
  return new Proxy({} as Places<Input>, {
    get: (_, name) => sql.placeholder(String(name)),
    ownKeys: noNames,
    has: noNames,
  })
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
