/** The product's colours as mail clients understand them: hex, inline, with a dark twin per class. */
type Colours = Record<
  'canvas' | 'surface' | 'ink' | 'muted' | 'line' | 'accent' | 'onAccent' | 'accentSoft' | 'accentInk',
  string
>

export const light: Colours = {
  canvas: '#f7f5f0',
  surface: '#ffffff',
  ink: '#1d1c19',
  muted: '#5e594e',
  line: '#dcd7cb',
  accent: '#0b5d4b',
  onAccent: '#ffffff',
  accentSoft: '#dff0ea',
  accentInk: '#0a5243',
}

const dark: Colours = {
  canvas: '#151513',
  surface: '#1e1e1b',
  ink: '#f1efe9',
  muted: '#b4afa3',
  line: '#3a3934',
  accent: '#5cc9a9',
  onAccent: '#07241c',
  accentSoft: '#17362d',
  accentInk: '#8fdfc8',
}

export const fontFamily = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

/** Every coloured element carries one of these classes, so that nothing stays light on a dark screen. */
const darkRules: Record<string, string> = {
  html: `background-color:${dark.canvas}`,
  '.canvas': `background-color:${dark.canvas}`,
  '.surface': `background-color:${dark.surface};border-color:${dark.line}`,
  '.ink': `color:${dark.ink}`,
  '.muted': `color:${dark.muted}`,
  '.line': `border-color:${dark.line}`,
  '.quote': `border-color:${dark.accent}`,
  '.link': `color:${dark.accent}`,
  '.fill': `background-color:${dark.accent};color:${dark.onAccent}`,
  '.soft': `background-color:${dark.accentSoft};color:${dark.accentInk}`,
}

const DARK_QUERY = '@media (prefers-color-scheme:dark)'

/** On a phone a fact's value stands below its label: long German words have the whole line. */
const narrowRules: Record<string, string> = {
  '.surface': 'padding:24px 20px',
  '.edge': 'padding:16px 8px',
  '.label': 'display:block;width:auto;padding:10px 0 0;border-bottom:0',
  '.value': 'display:block;padding:0 0 10px',
}

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** A drawn mail as a reader with this scheme sees it, whatever the screen prefers that it is looked at on. */
export function inScheme(html: string, scheme: Scheme): string {
  return html
    .replace(DARK_QUERY, scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`)
    .replaceAll('content="light dark"', `content="${scheme}"`)
}

// What stands inline is stronger than a class.
const important = (declarations: string) => declarations.replace(/(?<=[^;])(?=;|$)/g, '!important')

const rules = (those: Record<string, string>) =>
  Object.entries(those)
    .map(([selector, declarations]) => `${selector}{${important(declarations)}}`)
    .join('')

/** The one style sheet of a mail. Everything else is inline, because some clients drop style sheets. */
export const styleSheet = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  `@media (max-width:480px){${rules(narrowRules)}}`,
  `${DARK_QUERY}{${rules(darkRules)}}`,
].join('')
