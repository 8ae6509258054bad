import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '@/testing/browser'
import type { MeasuredStack } from '@/testing/measured/measured-stack'
import type { Subject } from './subjects'

/** What a visit costs: a page, and all that the browser asks for on account of it. */
export type Visit = {
  name: string
  /** With a warm cache the browser has been there before. */
  cache: 'empty' | 'warm'
  visits: number
  /** User and system time of the server's process, on average. */
  cpuMs: number
  /** What the server was asked for, on average; what came from the browser's cache is none. */
  requests: number
  /** All that travelled, with headers, on average. */
  sentBytes: number
}

type Asked = { requests: number; sentBytes: number }

const WARM_UP = 3
/** Nothing is asked any more when nothing has been for so long. */
const QUIET_MS = 600

/** Opens each subject as somebody at a desk, so many times with an empty cache and as many with a warm one. */
export async function measureVisits(measured: MeasuredStack, subjects: Subject[], visits: number): Promise<Visit[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags() })
  try {
    const all: Visit[] = []
    for (const subject of subjects) {
      await visitsOf(measured, browser, subject, WARM_UP)
      all.push(...(await visitsOf(measured, browser, subject, visits)))
    }
    return all
  } finally {
    await browser.close()
  }
}

async function visitsOf(measured: MeasuredStack, browser: Browser, subject: Subject, visits: number): Promise<Visit[]> {
  const { address } = measured.stack
  const empty = () => inBrowser(browser, address, subject, (visit) => visit())
  return [
    { name: subject.name, cache: 'empty', ...(await averageOf(measured, visits, empty)) },
    await inBrowser(browser, address, subject, async (visit) => {
      await visit()
      return { name: subject.name, cache: 'warm' as const, ...(await averageOf(measured, visits, visit)) }
    }),
  ]
}

/** Opens a browser without anything in its cache, and hands over what visits the subject in it. */
async function inBrowser<Result>(
  browser: Browser,
  address: string,
  subject: Subject,
  use: (visit: () => Promise<Asked>) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const { path, headers } = subject.next()
    await addSession(context, address, headers.cookie)
    const page = await context.newPage()
    const count = await countAsked(await context.newCDPSession(page), address)
    return await use(() => visit(page, `${address}${path}`, count))
  } finally {
    await context.close()
  }
}

async function addSession(context: BrowserContext, url: string, cookie: string | undefined): Promise<void> {
  const [name, value] = cookie?.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

async function visit(page: Page, url: string, count: Count): Promise<Asked> {
  // A page that is opened from itself is loaded anew, which asks for more than a visit does.
  await page.goto('about:blank')
  count.begin()
  const answer = await page.goto(url)
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}.`)
  return count.untilQuiet()
}

type Count = { begin(): void; untilQuiet(): Promise<Asked> }

/** Counts what a page asks the server for, whatever asks it: the browser, its preload scanner or a script. */
async function countAsked(session: CDPSession, address: string): Promise<Count> {
  const asked = new Set<string>()
  const open = new Set<string>()
  let counted: Asked = { requests: 0, sentBytes: 0 }
  let lastHeard = 0
  session.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    if (!request.url.startsWith(address)) return
    lastHeard = performance.now()
    // What is led on keeps its id, and was a request of its own until then.
    if (redirectResponse) counted.sentBytes += redirectResponse.encodedDataLength
    counted.requests += 1
    asked.add(requestId)
    open.add(requestId)
  })
  const takeBack = (requestId: string) => {
    if (asked.delete(requestId)) counted.requests -= 1
  }
  session.on('Network.requestServedFromCache', ({ requestId }) => takeBack(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) takeBack(requestId)
  })
  const close = (requestId: string) => {
    if (open.delete(requestId)) lastHeard = performance.now()
  }
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) counted.sentBytes += encodedDataLength
    close(requestId)
  })
  session.on('Network.loadingFailed', ({ requestId }) => close(requestId))
  await session.send('Network.enable')
  return {
    begin() {
      asked.clear()
      open.clear()
      counted = { requests: 0, sentBytes: 0 }
      lastHeard = performance.now()
    },
    async untilQuiet() {
      while (open.size > 0 || performance.now() - lastHeard < QUIET_MS) await wait(50)
      return counted
    },
  }
}

async function averageOf(
  { usage }: MeasuredStack,
  visits: number,
  once: () => Promise<Asked>,
): Promise<Pick<Visit, 'visits' | 'cpuMs' | 'requests' | 'sentBytes'>> {
  const before = usage()
  const all: Asked[] = []
  while (all.length < visits) all.push(await once())
  const after = usage()
  const average = (name: keyof Asked) => all.reduce((sum, one) => sum + one[name], 0) / visits
  return {
    visits,
    cpuMs: (after.cpuMs - before.cpuMs) / visits,
    requests: average('requests'),
    sentBytes: average('sentBytes'),
  }
}
