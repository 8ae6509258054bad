const CODES =
  'AD AE AL AR AT AU BA BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GE GI GR HK HR HU IE IL IN IS IT JP KR LI LT LU LV MA MC MD ME MK MT MX MY NL NO NZ PE PL PT RO RS SE SG SI SK SM TH TN TR TW UA US UY VA XK ZA'

/** Countries by English name; `also` is listed even when it is not one of the usual. */
export function listCountries(also: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })
  const codes = new Set(CODES.split(' '))
  if (/^[A-Z]{2}$/.test(also)) codes.add(also)
  return [...codes]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
