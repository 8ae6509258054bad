import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

// Our own names only: anything else a page asks for is not found, so nothing can leave this machine.
const RESOLVER = 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1'

/** How every browser of ours is started; `found` names a host that is to be found on this machine. */
export const browserFlags = (found?: string) => [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=${[found, RESOLVER].filter(Boolean).join(', ')}`,
]

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const UNPACKED = fileURLToPath(new URL('../.data-test/browser', import.meta.url))

// The package's own settings look in /tmp/fonts only. Where no font is found at all, the first form field of a page
// ends the whole browser.
const FONT_SETTINGS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/**
 * The browser for the tests, as a path: the one named by CHROMIUM, an installed one, the one inside an npm package
 * (Linux x64), or the one Playwright downloads. Throws when none of them can be had.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : complain(`CHROMIUM names a file that is not there: ${named}`)
  return INSTALLED.find(runs) ?? (await packedBrowser()) ?? downloadedBrowser()
}

// Ubuntu's chromium is a stub that only asks for a snap. On Windows asking for the version opens a window.
function runs(browser: string): boolean {
  if (!existsSync(browser)) return false
  if (process.platform === 'win32') return true
  return spawnSync(browser, ['--version'], { timeout: 15_000 }).status === 0
}

// The package brings its own system libraries only where it believes to be on Lambda, and decides so while loading.
// It unpacks into the temporary folder and trusts what lies there, so that folder has to be ours.
async function packedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const before = { AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV, TMPDIR: process.env.TMPDIR }
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: UNPACKED })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return (await unpack(packed)) ?? (await unpack(packed))
  } catch (error) {
    console.error(`The packed browser cannot be used: ${(error as Error).message}`)
    return undefined
  } finally {
    restore(before)
  }
}

// An unpacking that was cut short leaves half a browser: it is thrown away, so that the next try begins anew.
async function unpack(packed: { executablePath(): Promise<string> }): Promise<string | undefined> {
  const fonts = path.join(UNPACKED, 'fonts')
  mkdirSync(UNPACKED, { recursive: true, mode: 0o700 })
  const browser = await packed.executablePath()
  if (!runs(browser)) {
    rmSync(UNPACKED, { recursive: true })
    return undefined
  }
  mkdirSync(fonts, { recursive: true })
  writeFileSync(path.join(fonts, 'fonts.conf'), FONT_SETTINGS)
  return browser
}

function downloadedBrowser(): string {
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  const playwright = path.join(path.dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit' })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  return complain('There is no browser for the tests. Install Chromium or Chrome, or set CHROMIUM to the path of one.')
}

function restore(variables: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

function complain(message: string): never {
  throw new Error(message)
}
