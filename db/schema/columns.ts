import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { shownAddress } from '@/lib/email-address'

/** Primary key: a uuid v7 made by lib/id.ts. The database never invents one. */
export const id = () => uuid('id').primaryKey()

/** A moment in time; null while it has not happened. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** What somebody is called, to be read only: where it is an address, as that is typed. */
export const shownName = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  fromDriver: shownAddress,
})

/** A file's content. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A check that a text column holds one word of a closed list of db/vocabulary.ts. */
export const oneOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`)
