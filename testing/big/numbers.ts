import { type SQL, sql } from 'drizzle-orm'

/** However small the database is made, these stay as they are. */
export const MARAS_COMPANIES = 200
export const TEAM = 500
export const SHOPS_APPS = 20
export const TEXTS = 20

/** The kinds of rows, each with ids of its own. */
const KINDS = {
  account: 1,
  company: 2,
  app: 3,
  payer: 4,
  clientInvite: 5,
  teamInvite: 6,
  line: 7,
  other: 8,
  bill: 9,
} as const
type Kind = keyof typeof KINDS

/** Rows lie in the order in which they were made, as those do that the product makes. */
export const FIRST_ID_MS = Date.UTC(2025, 0, 1)

/** The id of the row with this number of a kind. */
export function bigId(kind: Kind, number: number): string {
  const time = (FIRST_ID_MS + number).toString(16).padStart(12, '0')
  const [own, last] = [KINDS[kind].toString(16).padStart(3, '0'), number.toString(16).padStart(12, '0')]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${own}-8000-${last}`
}

export function idOf(kind: Kind, number: SQL): SQL {
  return sql`pg_temp.big_id(${sql.raw(String(KINDS[kind]))}, (${number})::bigint)`
}

/** How many there are of everything, and where it lies: numbers of rows. */
export type Plan = {
  companies: number
  /** The first so many accounts are developers, and the first so many Companies their own. */
  developers: number
  apps: number
  adasCompanies: number
  /** The first Companies of clients are Mara's: the one with the big team, then the one with the busy App. */
  team: number
  shop: number
  longLog: number
  waiting: number
}

export function numbers(from: number, to: number): SQL {
  return sql`generate_series(${from}::int, ${to}::int) n`
}

/** The developer who looks after a client's Company: Mara, Ada, or one of the others. */
export function developerOf(company: SQL, { developers, adasCompanies }: Plan): SQL {
  const [ofMara, ofAda] = [developers + MARAS_COMPANIES, developers + MARAS_COMPANIES + adasCompanies]
  return sql`(case when ${company} <= ${developers}::int then ${company} when ${company} <= ${ofMara}::int then 1
    when ${company} <= ${ofAda}::int then 2 else 3 + (${company}::bigint * 7) % ${developers - 2}::int end)`
}
