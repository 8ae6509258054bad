import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { logError } from '@/lib/log'

/** Whether the database answers. */
export async function isHealthy(): Promise<boolean> {
  try {
    await db().execute(sql`select 1`)
    return true
  } catch (error) {
    logError('health:', error)
    return false
  }
}
