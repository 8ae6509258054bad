import { createHash } from 'node:crypto'
import { LANGUAGES, type Language } from '@/db/vocabulary'
import { acceptedLanguage } from '@/lib/language'
import { operator } from '@/lib/operator'
import { type Dict, words } from '@/lib/words/words'

/** The tokens of app/globals.css that these pages need; a test compares them. */
export const LIGHT = {
  canvas: '#f7f5f0',
  line: '#dcd7cb',
  ink: '#1d1c19',
  muted: '#5e594e',
  accent: '#0b5d4b',
  'on-accent': '#ffffff',
}
export const DARK: typeof LIGHT = {
  canvas: '#151513',
  line: '#3a3934',
  ink: '#f1efe9',
  muted: '#b4afa3',
  accent: '#5cc9a9',
  'on-accent': '#07241c',
}

const STYLE = `:root{color-scheme:light dark;${tokens(LIGHT)}}
@media(prefers-color-scheme:dark){:root{${tokens(DARK)}}}
html{background:var(--canvas);color:var(--ink);font:400 18px/28px Figtree,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
body{max-width:560px;margin:0 auto;padding:18px 20px 40px;overflow-wrap:anywhere}
header{font-weight:650;font-size:16px;line-height:25px;margin-bottom:24px}
h1,h2,p{margin:0}
h1,h2{font-size:30px;line-height:36px;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
p{margin-top:12px;text-wrap:pretty}
main a{display:flex;align-items:center;justify-content:center;min-height:52px;margin-top:20px;padding:10px 20px;
box-sizing:border-box;border-radius:8px;background:var(--accent);color:var(--on-accent);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
section+section{margin-top:36px;padding-top:32px;border-top:1px solid var(--line)}
footer{margin-top:40px;font-size:15px;line-height:24px;color:var(--muted)}
footer a{color:inherit;text-underline-offset:3px}`

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

type Told = { title: string; texts: string[]; tryAgain?: string }

/** The page while the database is away or too many wait; `isRead` says whether asking again asks the same. */
export function awayPage(acceptLanguage: string | undefined, isRead: boolean): string {
  return page(acceptLanguage, ({ title, text, pressed, tryAgain }) =>
    isRead ? { title, texts: [text, pressed], tryAgain } : { title, texts: [text, pressed] },
  )
}

/** The page for a form that is larger than we take. */
export function tooLargePage(acceptLanguage: string | undefined): string {
  return page(acceptLanguage, ({ large }) => ({ title: large.title, texts: [large.text] }))
}

/** The headers of such a page: it runs nothing and fetches nothing. */
export const STATIC_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }

/** In every language of ours, the reader's first: nothing else can be asked. */
function page(acceptLanguage: string | undefined, tell: (words: Dict['away']) => Told): string {
  const first = acceptedLanguage(acceptLanguage ?? null) ?? 'en'
  const languages = [first, ...LANGUAGES.filter((language) => language !== first)]
  const told = languages.map((language) => ({ language, ...tell(words(language).away) }))
  const { name, legalName, address, supportEmail } = operator()
  const title = `${name}: ${told.map((one) => one.title).join(' · ')}`
  return `<!doctype html><html lang="${first}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><header>${escaped(name)}</header><main>${told.map(section).join('')}</main>
<footer>${escaped(`${legalName}, ${address.street}, ${address.postcode} ${address.city}`)}<br>
<a href="mailto:${escaped(supportEmail)}">${escaped(supportEmail)}</a></footer></body></html>`
}

function section({ language, title, texts, tryAgain }: Told & { language: Language }, index: number): string {
  const heading = index === 0 ? 'h1' : 'h2'
  const again = tryAgain ? `<a href="">${escaped(tryAgain)}</a>` : ''
  return `<section lang="${language}"><${heading}>${escaped(title)}</${heading}>${texts
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('')}${again}</section>`
}

function tokens(colours: Record<string, string>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
