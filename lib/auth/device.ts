/** The first that matches wins: most browsers also name the ones they are built on. */
const BROWSERS: [name: string, sign: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|OPT|OPX|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Vivaldi', /\bVivaldi\//],
  ['DuckDuckGo', /\b(?:DuckDuckGo|Ddg)\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:HeadlessChrome|Chromium|Chrome|CriOS)\//],
  ['Safari', /\bVersion\/[\d.]+ .*Safari\//],
]

const SYSTEMS: [name: string, sign: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Chromebook', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\b(?:Linux|X11)\b/],
]

/** Real ones say it all within this; the rest of a longer one is not worth the time. */
const LONGEST = 400

/** What a browser calls itself, in names a person knows: "Firefox, Windows". Empty when none of them is in it. */
export function deviceName(userAgent: string): string {
  const said = userAgent.slice(0, LONGEST)
  const known = [BROWSERS, SYSTEMS].map((list) => list.find(([, sign]) => sign.test(said))?.[0])
  return known.filter(Boolean).join(', ')
}
