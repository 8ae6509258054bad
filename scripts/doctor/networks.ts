import { gt, like } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { rateLimits, sessions } from '@/db/schema/accounts'
import { clock } from '@/lib/clock'
import { NETWORK_KEYS } from '@/lib/kernel/network-limit'
import type { Finding } from './settings'

const DAY_MS = 86_400_000
/** Fewer people than these may well sit in one house. */
const LEAST_PEOPLE = 5

/** From where strangers came lately, and how many people signed in within a day. */
export type Arrivals = { networks: string[]; people: number }

/** Reads both from the database; null where it does not answer. */
export async function lookUpArrivals(): Promise<Arrivals | null> {
  try {
    const since = new Date(clock.now().getTime() - DAY_MS)
    const counters = await db()
      .select({ key: rateLimits.key })
      .from(rateLimits)
      .where(like(rateLimits.key, `${NETWORK_KEYS}%`))
    const people = await db()
      .selectDistinct({ id: sessions.accountId })
      .from(sessions)
      .where(gt(sessions.createdAt, since))
    return { networks: counters.map(({ key }) => key.split(':').slice(2).join(':')), people: people.length }
  } catch {
    return null
  } finally {
    await closeDatabase()
  }
}

/** Many people and one network: a proxy whose word is not believed stands in front, so all of them are counted as one. */
export function judgeArrivals({ networks, people }: Arrivals): Finding[] {
  const [network, ...others] = new Set(networks)
  if (!network || others.length > 0 || people < LEAST_PEOPLE) return []
  const text = `everybody seems to come from ${network}: if a proxy stands there, name it in TRUSTED_PROXIES, else limits hit all at once`
  return [{ kind: 'note', about: 'TRUSTED_PROXIES', text }]
}
