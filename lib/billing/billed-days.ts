import type { Language } from '@/db/vocabulary'
import { type Day, formatDay } from '@/lib/day'
import { words } from '@/lib/words/words'

/** The days a bill is for: "24 to 30 November", or "30 November" when it is only one. */
export function billedDays({ from, to }: { from: Day; to: Day }, language: Language): string {
  const last = formatDay(to, language)
  if (from === to) return last
  return words(language).client.bill.days({ first: String(Number(from.slice(8))), last })
}
