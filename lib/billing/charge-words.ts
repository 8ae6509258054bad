import type { Language } from '@/db/vocabulary'
import { formatDay } from '@/lib/day'
import { words } from '@/lib/words/words'
import type { BillView } from './bill-view'
import { methodWords } from './method-words'

type Charge = Pick<BillView, 'state' | 'stateDay' | 'presentMethod'>

/** A bill's day of charge as it is read, and what happens on it; once it has passed, since when what is open. */
export function chargeWords(bill: Charge, language: Language): { day: string; text: string } {
  const { one, state: names, stateDay } = words(language).bills
  const { state, stateDay: since, presentMethod } = bill
  const day = formatDay(since, language, 'weekday')
  const method = methodWords(presentMethod, language)
  if (state === 'upcoming') return { day, text: method ? one.charge(method) : one.noMethod }
  return { day: `${names[state]} ${stateDay[state](day)}`, text: method ? one.notCharged : one.noMethod }
}
