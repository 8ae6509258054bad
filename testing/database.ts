import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '@/db/embedded'
import { underLock } from '@/db/embedded/lock'
import { isAlive } from '@/db/embedded/process'
import { migrateDatabase } from '@/db/migrate'

const DIR = fileURLToPath(new URL('../.data-test', import.meta.url))
const USERS = path.join(DIR, 'users')
const LOCK = path.join(DIR, 'lock')

export type TestDatabase = { url: string; drop(): Promise<void> }

/** A fresh, migrated database of its own for one test file or browser worker. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { TEST_DATABASE_URL: adminUrl, TEST_TEMPLATE: template } = process.env
  if (!adminUrl || !template) throw new Error('No test server: run this test through vitest or Playwright.')
  const name = `overto_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await admin(adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)} strategy wal_log`)
  return { url: urlOfDatabase(adminUrl, name), drop: () => dropDatabase(adminUrl, name) }
}

/**
 * Makes a server with a migrated template database ready and names both in the environment, for every process
 * started from this one. Returns what puts it away again. Does nothing inside `npm test`, which has done it.
 */
export async function prepareTestServer(): Promise<() => Promise<void>> {
  if (process.env.TEST_TEMPLATE) return async () => {}
  const server = await openServer()
  const template = `overto_template_${process.pid}`
  await dropDatabase(server.adminUrl, template)
  await admin(server.adminUrl, (sql) => sql`create database ${sql(template)}`)
  await migrateDatabase(urlOfDatabase(server.adminUrl, template))
  process.env.TEST_DATABASE_URL = server.adminUrl
  process.env.TEST_TEMPLATE = template
  return async () => {
    await dropDatabase(server.adminUrl, template)
    await server.close()
  }
}

async function openServer(): Promise<{ adminUrl: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return openEmbeddedServer()
  if (!isLoopback(given)) throw new Error('TEST_DATABASE_URL is not on this machine. Tests only run against 127.0.0.1.')
  return { adminUrl: given, close: async () => {} }
}

// Several runs in one checkout share the server: the first one clears what killed runs left, the last one stops it.
async function openEmbeddedServer() {
  mkdirSync(USERS, { recursive: true, mode: 0o711 })
  const mark = path.join(USERS, String(process.pid))
  return underLock(LOCK, async () => {
    const alone = otherUsers().length === 0
    const server = await startEmbeddedPostgres({ dir: path.join(DIR, 'postgres'), database: 'postgres', fast: true })
    if (alone) await dropLeftovers(server.adminUrl)
    writeFileSync(mark, '')
    const close = () =>
      underLock(LOCK, async () => {
        rmSync(mark, { force: true })
        if (otherUsers().length === 0) await server.stop()
      })
    return { adminUrl: server.adminUrl, close }
  })
}

function otherUsers(): string[] {
  if (!existsSync(USERS)) return []
  for (const pid of readdirSync(USERS)) {
    if (!isAlive(Number(pid))) rmSync(path.join(USERS, pid), { force: true })
  }
  return readdirSync(USERS).filter((pid) => Number(pid) !== process.pid)
}

async function dropLeftovers(adminUrl: string) {
  const left = await admin(
    adminUrl,
    (sql) => sql<{ datname: string }[]>`select datname from pg_database where datname like ${'overto\\_%'}`,
  )
  for (const { datname } of left) await dropDatabase(adminUrl, datname)
}

async function dropDatabase(adminUrl: string, name: string) {
  await admin(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
}

async function admin<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

function urlOfDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
