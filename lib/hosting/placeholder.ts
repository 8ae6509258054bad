import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Language } from '@/db/vocabulary'
import { isAppName } from '@/lib/apps/app-name'
import { appOnAddress } from '@/lib/apps/on-address'
import { env } from '@/lib/env'
import { acceptedLanguage } from '@/lib/language'
import { logError } from '@/lib/log'
import { type Dict, words } from '@/lib/words/words'

const STYLE = `:root{color-scheme:light dark;--canvas:#f7f5f0;--ink:#1d1c19;--muted:#5e594e;--accent:#0b5d4b}
@media(prefers-color-scheme:dark){:root{--canvas:#151513;--ink:#f1efe9;--muted:#b4afa3;--accent:#5cc9a9}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--canvas);color:var(--ink);
font:18px/28px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{padding:32px;max-width:34rem;text-align:center;overflow-wrap:anywhere}
h1{margin:20px 0 8px;font-size:30px;line-height:36px;font-weight:650;letter-spacing:-.01em}
p{margin:0;color:var(--muted)}
span{display:inline-block;width:22px;height:22px;border-radius:99px;border:7px solid var(--accent)}`

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  vary: 'accept-language',
}

/**
 * Answers at the addresses of Apps while nothing is published there: a page with the App's name and nothing else. Listens
 * on this machine's loopback at APPS_PORT, apart from the dashboard and without cookies. Rejects when the port is taken.
 */
export async function startPlaceholder(): Promise<{ stop(): Promise<void> }> {
  const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 8192 }, (request, response) => {
    answer(request, response).catch((error) => {
      logError('placeholder:', error)
      respond(request, response, 503, 'broken')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env().appsPort, '127.0.0.1', resolve)
  })
  return {
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return respond(request, response, 405, 'unknown')
  const label = labelOf(request.headers.host)
  const app = label && request.url === '/' ? await appOnAddress(label) : null
  if (!app) return respond(request, response, 404, 'unknown')
  if (app.isPaused) return respond(request, response, 503, 'paused', app.name)
  respond(request, response, 200, 'nothingYet', app.name)
}

/** The App's part of a host such as "blumenhaus-shop.apps.localhost:3001"; null for any other host. */
function labelOf(host: string | undefined): string | null {
  const [hostname] = (host ?? '').toLowerCase().split(':')
  const ending = `.${env().appsDomain}`
  if (!hostname?.endsWith(ending)) return null
  const label = hostname.slice(0, -ending.length)
  return isAppName(label) ? label : null
}

type Saying = keyof Dict['developer']['placeholder']

/** Whoever comes here is unknown to us: the page speaks the browser's language. */
function respond(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  saying: Saying,
  appName = '',
): void {
  const language = acceptedLanguage(request.headers['accept-language'] ?? null) ?? 'en'
  const said = words(language).developer.placeholder[saying]
  const html = page(language, typeof said === 'string' ? { title: appName, text: said } : said)
  response.writeHead(status, { ...HEADERS, 'content-length': Buffer.byteLength(html) })
  response.end(request.method === 'HEAD' ? undefined : html)
}

/** The texts are ours and an App's name has no sign that HTML would read, so nothing needs escaping. */
function page(language: Language, { title, text }: { title: string; text: string }): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${title}</title><style>${STYLE}</style></head>
<body><main><span></span><h1>${title}</h1><p>${text}</p></main></body></html>`
}
