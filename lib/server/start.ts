import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { env } from '@/lib/env'
import { logError } from '@/lib/log'
import { inRoot, ROOT } from '@/lib/root'
import { answerer } from './answer'
import { actionsOf, markInUse } from './builds'
import { watchDatabase } from './database-watch'
import { ownOrigin } from './private-headers'

/** In milliseconds, how long headers and a whole request may take to arrive: nobody holds a place by sending slowly. */
const LIMITS = { headersTimeout: 15_000, requestTimeout: 30_000 }

/**
 * The product's one server: judges what arrives, answers by itself while the database is away, and hands everything else to
 * Next, which runs inside it. Resolves once it listens at HOST and PORT; rejects with every fault of the environment.
 */
export async function startServer({ isDev }: { isDev: boolean }): Promise<Server> {
  const { host, port } = env()
  const server = createServer(LIMITS)
  // In development the browser is told of changes by an upgraded connection. Nothing else of ours upgrades one, and Next,
  // handed a server of its own, leaves what matches no route open for ever.
  const httpServer = isDev ? server : (new EventEmitter() as Server)
  if (!isDev) server.on('upgrade', (_request, socket) => socket.destroy())
  // Without it, redirects after actions are followed by our public name: over the network, back to ourselves.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin()
  const build = isDev ? inRoot('.next') : ownFolder()
  if (!isDev) markInUse(build)
  process.env.OVERTO_BUILD = path.basename(build)
  const app = next({ dev: isDev, dir: ROOT, hostname: host, port, httpServer })
  await app.prepare()
  const watch = watchDatabase()
  // In development pages and actions change under the server: nothing is unknown there.
  const isKnownAction = isDev ? () => true : actionsOf(build)
  const answer = answerer({ handle: app.getRequestHandler(), watch, build, isKnownAction, isDevelopment: isDev })
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logError('request:', error)
      response.destroy()
    })
  })
  server.listen(port, host)
  await once(server, 'listening')
  process.send?.('ready')
  process.once('SIGTERM', () => server.close())
  return server
}

/** In production this file is part of one that lies in the folder of its build. */
function ownFolder(): string {
  return path.dirname(fileURLToPath(import.meta.url))
}
