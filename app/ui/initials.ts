/** "ML" for "Mara Lindqvist", "B" for "Blumenhaus GmbH" where one letter is wanted. */
export function initials(name: string, most: 1 | 2 = 2): string {
  const parts = name.split(/\s+/).filter(Boolean)
  const chosen = most === 1 || parts.length < 2 ? parts.slice(0, 1) : [parts[0] ?? '', parts.at(-1) ?? '']
  return chosen.map((part) => firstSign(part).toUpperCase()).join('')
}

const SIGNS = new Intl.Segmenter()

/** A letter with its marks, or a whole picture. */
function firstSign(text: string): string {
  const [first] = SIGNS.segment(text)
  return first?.segment ?? ''
}
