import { initials } from '@/app/ui/initials'
import { operator } from '@/lib/operator'
import { pictureAnswer } from '../picture-answer'

export const dynamic = 'force-dynamic'

/** What stands in the browser's tab: the operator's picture, else the first letter of their name. */
export function GET(): Response {
  const { logo, name } = operator()
  return pictureAnswer(logo ?? { type: 'image/svg+xml', bytes: Buffer.from(letterIcon(initials(name, 1))) })
}

function letterIcon(letter: string): string {
  const shown = letter.replace(/[<>&"']/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5d4b"/><text x="16" y="22.5" text-anchor="middle" font-family="system-ui, sans-serif" font-weight="700" font-size="19" fill="#fff">${shown}</text></svg>`
}
