import { connection } from 'next/server'
import { isHealthy } from '@/lib/kernel/health'

/** For whatever watches the server: 200 while pages can be served, 503 while the database is away. */
export async function GET(): Promise<Response> {
  await connection()
  const isUp = await isHealthy()
  return Response.json({ status: isUp ? 'ok' : 'database away' }, { status: isUp ? 200 : 503 })
}
