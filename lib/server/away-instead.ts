import { setTimeout as wait } from 'node:timers/promises'
import type { DatabaseWatch } from './database-watch'
import { type Exchange, sayAway } from './say'

const LOOKS = 3
const PAUSE_MS = 100

/**
 * What fails while it is drawn, because the database went away meanwhile, ends in the same page as what comes after: its own
 * answer would be one without a visible word where no script runs. An answer that tells of a failure is kept until its end;
 * by then we have looked whether the database is there.
 */
export function sayAwayInstead(exchange: Exchange, watch: DatabaseWatch): void {
  const { response } = exchange
  const own = {
    writeHead: response.writeHead,
    flushHeaders: response.flushHeaders,
    write: response.write,
    end: response.end,
  }
  const kept: Buffer[] = []
  const keep = (piece: unknown) => {
    if (typeof piece === 'string' || piece instanceof Uint8Array) kept.push(Buffer.from(piece as string))
  }
  let isFailure = false
  const fails = (status = response.statusCode) => {
    isFailure ||= !response.headersSent && status >= 500
    return isFailure
  }
  const settle = async () => {
    const isAway = await goesAway(watch)
    Object.assign(response, own)
    if (!isAway) return response.end(Buffer.concat(kept))
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    sayAway(exchange)
  }
  Object.assign(response, {
    writeHead(...args: [number]) {
      if (!fails(args[0])) return own.writeHead.apply(response, args)
      response.statusCode = args[0]
      return response
    },
    flushHeaders() {
      if (!fails()) own.flushHeaders.call(response)
    },
    write(...args: Parameters<typeof own.write>) {
      if (!fails()) return own.write.apply(response, args)
      keep(args[0])
      const written = args.findLast((one) => typeof one === 'function') as (() => void) | undefined
      if (written) process.nextTick(written)
      return true
    },
    end(...args: Parameters<typeof own.end>) {
      if (!fails()) return own.end.apply(response, args)
      keep(args[0])
      void settle()
      return response
    },
  })
}

/** Connections do not end all at once: the one that asks may be the last of them. */
async function goesAway(watch: DatabaseWatch): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (watch.isAway() || (await watch.look())) return true
    await wait(PAUSE_MS)
  }
  return false
}
