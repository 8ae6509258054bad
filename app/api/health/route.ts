import { connection } from 'next/server'
import { mailHealth } from '@/lib/kernel/health'

/**
 * For whatever watches the server: 200 while pages can be served, 503 while the database is away. `degraded` where mails do not
 * leave: pages work, somebody has to look.
 */
export async function GET(): Promise<Response> {
  await connection()
  const mails = await mailHealth()
  if (!mails) return Response.json({ status: 'database away' }, { status: 503 })
  return Response.json({ status: mails.late + mails.givenUp > 0 ? 'degraded' : 'ok', mails })
}
