import { and, isNotNull, isNull } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { bills } from '@/db/schema/bills'

// Which bills queries are about, as bill-states.ts says where a bill stands.

type Moments = { failedAt: PgColumn; paidAt: PgColumn; voidAt: PgColumn }

/** Bills that are neither paid nor cancelled. */
export const IS_OPEN = isOpenIn(bills)

/** Those that are charged by themselves: none is written off, or on its way. */
export const IS_TO_CHARGE = and(IS_OPEN, isNull(bills.givenUpAt), isNull(bills.collectingSince))

/** Bills that somebody owes: they could not be charged, and were neither paid nor cancelled since. */
export const IS_OWED = isOwedIn(bills)

/** The same of bills under another name; in the words of their index. */
export function isOwedIn(table: Moments) {
  return and(isNotNull(table.failedAt), isOpenIn(table))
}

function isOpenIn(table: Pick<Moments, 'paidAt' | 'voidAt'>) {
  return and(isNull(table.paidAt), isNull(table.voidAt))
}
