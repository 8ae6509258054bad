import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'

/** One request of a page that reached the server. Its bytes are those that travelled back, headers included. */
export type Asked = { kind: string; url: string; bytes: number }

/** What a page in Chromium asks our server for, whatever asks it: the browser, its preload scanner or a script. */
export type AskedOf = {
  /** Counts anew from here on. */
  begin(): void
  /** Waits until nothing is asked any more and answers all that was. What came from the browser's cache is none of it. */
  untilQuiet(): Promise<Asked[]>
}

/** Nothing is asked any more when nothing has been for so long. */
const QUIET_MS = 600

/** Listens to what the page of this session asks of the server at this address. */
export async function listenToAsked(session: CDPSession, address: string): Promise<AskedOf> {
  const asked = new Map<string, Asked>()
  const open = new Set<string>()
  let ledOn: Asked[] = []
  let lastHeard = performance.now()
  session.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
    if (!request.url.startsWith(address)) return
    lastHeard = performance.now()
    const before = asked.get(requestId)
    // What is led on keeps its id, and was a request of its own until then.
    if (redirectResponse && before) ledOn.push({ ...before, bytes: redirectResponse.encodedDataLength })
    asked.set(requestId, { kind: (type ?? 'Other').toLowerCase(), url: request.url, bytes: 0 })
    open.add(requestId)
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => void asked.delete(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) asked.delete(requestId)
  })
  const close = (requestId: string) => {
    if (open.delete(requestId)) lastHeard = performance.now()
  }
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId)
    if (one) one.bytes = encodedDataLength
    close(requestId)
  })
  session.on('Network.loadingFailed', ({ requestId }) => close(requestId))
  await session.send('Network.enable')
  return {
    begin() {
      asked.clear()
      open.clear()
      ledOn = []
      lastHeard = performance.now()
    },
    async untilQuiet() {
      while (open.size > 0 || performance.now() - lastHeard < QUIET_MS) await wait(50)
      return [...ledOn, ...asked.values()]
    },
  }
}
