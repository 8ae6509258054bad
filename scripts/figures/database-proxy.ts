import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Listener, listenToClient } from './count-statements'

export type DatabaseProxy = {
  /** The same database, reached through here. */
  url: string
  /** Statements asked for so far by clients of this name. */
  statementsOf(name: string): number
  stop(): Promise<void>
}

/** Stands between clients and PostgreSQL, passes everything on as it is, and counts what the clients ask for. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(databaseUrl)
  const listeners: Listener[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const listener = listenToClient()
    listeners.push(listener)
    const database = connect(Number(port || 5432), hostname)
    join(client, database, sockets)
    client.on('data', listener.hear)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    statementsOf: (name) =>
      listeners.filter((one) => one.name() === name).reduce((sum, one) => sum + one.statements(), 0),
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Either end that goes takes the other one along, as if they had spoken without anybody between. */
function join(client: Socket, database: Socket, sockets: Set<Socket>): void {
  for (const [from, to] of [
    [client, database],
    [database, client],
  ] as const) {
    sockets.add(from)
    from.setNoDelay(true)
    from.on('error', () => to.destroy())
    from.once('close', () => {
      sockets.delete(from)
      to.destroy()
    })
    from.pipe(to)
  }
}
