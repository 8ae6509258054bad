import { eq, or, sql } from 'drizzle-orm'
import { ADVISORY_LOCKS } from '@/db/advisory-locks'
import type { Transaction } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { LONGEST_SLUG, RESERVED_SLUGS } from '@/db/vocabulary'

/** Room for "-" and a number of up to five digits. */
const LONGEST_STEM = LONGEST_SLUG - 6
const SPELLED: Record<string, string> = {
  ß: 'ss',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  æ: 'ae',
  ø: 'o',
  å: 'a',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/**
 * The address of a new Company, made from its name or its owner's: "Blumenhaus GmbH" → "blumenhaus-gmbh", or with "-2" and
 * so on when taken. Call it right before the insert: until the transaction ends, no other Company gets an address.
 */
export async function freeSlug(tx: Transaction, label: string): Promise<string> {
  const stem = slugStem(label)
  await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.slugs})`)
  const rows = await tx
    .select({ slug: companies.slug })
    .from(companies)
    .where(or(eq(companies.slug, stem), sql`${companies.slug} ~ ${`^${stem}-[0-9]+$`}`))
  const taken = new Set([...RESERVED_SLUGS, ...rows.map((row) => row.slug)])
  let slug = stem
  for (let number = 2; taken.has(slug); number++) slug = `${stem}-${number}`
  return slug
}

/** Small ASCII letters, digits and single hyphens, at most 54 of them; "company" where nothing is left. */
export function slugStem(label: string): string {
  const ascii = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßäöüæøåœłđðþ]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const kebab = ascii.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_STEM)
  return kebab.replace(/^-+|-+$/g, '') || 'company'
}
