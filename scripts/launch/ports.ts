import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Whether nothing listens on a port, on either loopback address: a browser tries both for `localhost`. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  if (!(await canListen(port, host))) return false
  const answers = await Promise.all(['127.0.0.1', '::1'].map((address) => answersOn(port, address)))
  return !answers.includes(true)
}

/** As isFree, but patient: what a killed launcher started needs a moment to notice. */
export async function becomesFree(port: number, host: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    if (await isFree(port, host)) return true
    await wait(100)
  }
  return false
}

/** The first free port from `wanted` upwards that is not in `except`. */
export async function freePortFrom(wanted: number, except: number[]): Promise<number> {
  for (let port = wanted; port <= 65_535; port++) {
    if (!except.includes(port) && (await isFree(port))) return port
  }
  throw new Error(`There is no free port from ${wanted} upwards.`)
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

function answersOn(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 })
    const answer = (heard: boolean) => {
      socket.destroy()
      resolve(heard)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}
