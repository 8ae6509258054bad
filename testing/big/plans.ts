import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import postgres from 'postgres'
import { readMessages } from '../measured/count-statements'

/** One statement as the database ran it. */
export type Planned = {
  text: string
  /** In the database alone, without what it thought about it before. */
  ms: number
  /** Rows it answered with. */
  answered: number
  /** Rows it looked at, in tables and in indexes. */
  read: number
  /** Tables it read from end to end. */
  scanned: string[]
  plan: PlanNode
}

export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

export type WatchedDatabase = {
  /** The same database, reached through here. */
  url: string
  /** Lets the database tell its plans, with some settings, to whoever connects from then on. */
  begin(settings?: Record<string, string>): Promise<void>
  /** Everything that was asked while something is done, by whichever connection, in the order of the answers. */
  during(work: () => PromiseLike<unknown>): Promise<Planned[]>
  stop(): Promise<void>
}

const NOTICE = 'N'.charCodeAt(0)

/**
 * Stands between clients and a database and hears the plan of each statement after it ran: of what the product really sends,
 * with the values it sends, in its own transactions.
 */
export async function watchPlans(databaseUrl: string, settings: Record<string, string> = {}): Promise<WatchedDatabase> {
  await set(databaseUrl, { ...TELL_PLANS, ...settings })
  const { hostname, port } = new URL(databaseUrl)
  let heard: Planned[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(port || 5432), hostname)
    const hear = readMessages({
      take: (type, body) => {
        const planned = type === NOTICE ? readNotice(body.toString()) : null
        if (planned) heard.push(planned)
      },
    })
    database.on('data', hear)
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    begin: (settings = {}) => set(databaseUrl, { ...TELL_PLANS, ...settings }),
    async during(work) {
      heard = []
      await work()
      return heard
    },
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const TELL_PLANS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
}

async function set(databaseUrl: string, settings: Record<string, string>): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice() {} })
  const name = new URL(databaseUrl).pathname.slice(1)
  for (const [setting, value] of Object.entries(settings)) {
    await sql.unsafe(`alter database ${name} set ${setting} = '${value}'`)
  }
  await sql.end()
}

/** A notice that tells a plan: "duration: 1.234 ms  plan:" and the plan. */
function readNotice(fields: string): Planned | null {
  const told = fields.split('\0').find((field) => field.startsWith('Mduration: '))
  if (!told) return null
  const { 'Query Text': text, Plan: plan } = JSON.parse(told.slice(told.indexOf('{'))) as {
    'Query Text': string
    Plan: PlanNode
  }
  const nodes = nodesOf(plan)
  return {
    text,
    ms: Number.parseFloat(told.slice('Mduration: '.length)),
    answered: plan['Actual Rows'],
    read: nodes.reduce((sum, node) => sum + rowsReadAt(node), 0),
    scanned: nodes.flatMap((node) => (isFullScan(node) ? (node['Relation Name'] ?? []) : [])),
    plan,
  }
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

function isFullScan(node: PlanNode): boolean {
  return node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0
}

function rowsReadAt(node: PlanNode): number {
  if (!/Scan$/.test(node['Node Type'])) return 0
  const isIndex = node['Node Type'] === 'Bitmap Index Scan'
  if (!isIndex && !node['Relation Name']) return 0
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  // What an index led to was counted there.
  const found = node['Node Type'] === 'Bitmap Heap Scan' ? 0 : node['Actual Rows']
  return (found + removed) * node['Actual Loops']
}
