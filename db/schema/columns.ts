import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Primary key: a uuid v7 made by lib/id.ts. The database never invents one. */
export const id = () => uuid('id').primaryKey()

/** A moment in time; null while it has not happened. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A check that a text column holds one word of a closed list of db/vocabulary.ts. */
export const oneOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`)
