import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '@/testing/browser'
import { type Asked, type AskedOf, listenToAsked } from '@/testing/measured/asked'
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

const WARM_UP = 3

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
  use: (visit: () => Promise<Asked[]>) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const { path, headers } = subject.next()
    await addSession(context, address, headers.cookie)
    const page = await context.newPage()
    const asked = await listenToAsked(await context.newCDPSession(page), address)
    return await use(() => visit(page, `${address}${path}`, asked))
  } finally {
    await context.close()
  }
}

async function addSession(context: BrowserContext, url: string, cookie: string | undefined): Promise<void> {
  const [name, value] = cookie?.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

async function visit(page: Page, url: string, asked: AskedOf): Promise<Asked[]> {
  // A page that is opened from itself is loaded anew, which asks for more than a visit does.
  await page.goto('about:blank')
  asked.begin()
  const answer = await page.goto(url)
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}.`)
  return asked.untilQuiet()
}

async function averageOf(
  { usage }: MeasuredStack,
  visits: number,
  once: () => Promise<Asked[]>,
): Promise<Pick<Visit, 'visits' | 'cpuMs' | 'requests' | 'sentBytes'>> {
  const before = usage()
  const all: Asked[][] = []
  while (all.length < visits) all.push(await once())
  const after = usage()
  const bytes = all.flat().reduce((sum, one) => sum + one.bytes, 0)
  return {
    visits,
    cpuMs: (after.cpuMs - before.cpuMs) / visits,
    requests: all.flat().length / visits,
    sentBytes: bytes / visits,
  }
}
