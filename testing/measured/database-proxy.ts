import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Listener, listenToClient, listenToServer } from './count-statements'
import { countWaves } from './count-waves'

export type DatabaseProxy = {
  /** The same database, reached through here. */
  url: string
  /** Statements asked for so far by clients of this name. */
  statementsOf(name: string): number
  /**
   * Holds every answer back for so long, so that what is asked at the same time is told from what waits for an answer, and
   * counts from here on how many rounds clients of this name need.
   */
  countWavesOf(name: string, holdMs: number): void
  waves(): number
  /**
   * Takes the database away: `stopped` ends every connection and listens no more, `refused` resets every one, `silent`
   * keeps them and passes nothing on. With null it is back.
   */
  cut(how: Cut | null): Promise<void>
  stop(): Promise<void>
}

export type Cut = 'stopped' | 'refused' | 'silent'

/** Stands between clients and PostgreSQL, passes everything on as it is, and counts what the clients ask for. */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(databaseUrl)
  const listeners: Listener[] = []
  const sockets = new Set<Socket>()
  const waves = countWaves()
  let counted = ''
  let holdMs = 0
  let away: Cut | null = null
  const server = createServer((client) => {
    if (away === 'refused') return client.resetAndDestroy()
    const asked: number[] = []
    const listener = listenToClient(() => {
      asked.push(counted && listener.name() === counted ? waves.begin() : 0)
    })
    listeners.push(listener)
    const database = connect(Number(port || 5432), hostname)
    join(client, database, sockets)
    client.on('data', (piece: Buffer) => {
      if (away === 'silent') return
      listener.hear(piece)
      database.write(piece)
    })
    const answered = listenToServer(() => {
      const wave = asked.shift()
      if (wave) waves.answered(wave)
    })
    database.on('data', (piece: Buffer) => {
      const pass = () => {
        if (away === 'silent') return
        answered(piece)
        if (!client.destroyed) client.write(piece)
      }
      if (holdMs > 0) setTimeout(pass, holdMs)
      else pass()
    })
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
    countWavesOf(name, hold) {
      counted = name
      holdMs = hold
      waves.reset()
    },
    waves: waves.waves,
    async cut(how) {
      const isListening = away !== 'stopped'
      away = how
      if (how === 'stopped') server.close()
      else if (!isListening) await once(server.listen(Number(url.port), '127.0.0.1'), 'listening')
      if (how === 'stopped') for (const socket of sockets) socket.end()
      if (how === 'refused') for (const socket of sockets) socket.resetAndDestroy()
      // What was sent into the silence is lost: whoever waited for an answer to it has to begin anew.
      if (how === null) for (const socket of sockets) socket.destroy()
    },
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
    from.once('end', () => to.end())
    from.once('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
}
