import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { inRoot, ROOT } from '@/lib/root'

export type Child = { name: string; process: ChildProcess }

const END_WITH_PARENT = ['--import', inRoot('scripts', 'launch', 'end-with-parent.mjs')]
const STOP_SECONDS = 10

/**
 * Starts a Node program of ours. In a process group of its own, so that Ctrl-C reaches only the launcher, which ends
 * its children in order. A child leaves by itself when the launcher was killed.
 */
export function startChild(name: string, args: string[], env: NodeJS.ProcessEnv, output: 'inherit' | 'pipe'): Child {
  const child = spawn(process.execPath, [...END_WITH_PARENT, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', output, 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  child.stdout?.resume()
  return { name, process: child }
}

export function startScript(name: string, script: string, env: NodeJS.ProcessEnv): Child {
  return startChild(name, ['--import', 'tsx', script], env, 'pipe')
}

/** Waits until a child says by message that it is ready. */
export function readyMessage(child: Child): Promise<void> {
  return new Promise((resolve, reject) => {
    child.process.once('exit', () => reject(new Error(`${child.name} ended before it was ready.`)))
    child.process.on('message', (message) => {
      if (message === 'ready') resolve()
    })
  })
}

/** Waits for a child that ends by itself and well. */
export async function endOf(child: Child): Promise<void> {
  const [code] = await once(child.process, 'close')
  if (code !== 0) throw new Error(`${child.name} failed.`)
}

export async function stopChild(child: Child): Promise<void> {
  if (hasEnded(child)) return
  const exit = once(child.process, 'exit')
  child.process.kill('SIGTERM')
  await Promise.race([exit, wait(STOP_SECONDS * 1000, undefined, { ref: false })])
  if (!hasEnded(child)) child.process.kill('SIGKILL')
}

export function hasEnded(child: Child): boolean {
  return child.process.exitCode !== null || child.process.signalCode !== null
}
