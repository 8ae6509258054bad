import type { AccountKind, Language } from '@/db/vocabulary'
import { type Day, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { LOCALES } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import { nextTry, suspendedOn } from './bill-calendar'
import type { BillView } from './bill-view'
import { methodWords } from './method-words'

type Charge = Pick<BillView, 'state' | 'stateDay' | 'presentMethod'>
type Failed = Pick<BillView, 'state' | 'presentMethod' | 'lastError' | 'failedAt' | 'tries'>
type Follows = Pick<BillView, 'state' | 'stateDay' | 'owedSince' | 'pausedSince' | 'appCount'>
/** Who reads, and on which day. */
type Reader = { language: Language; kind: AccountKind; today: Day }

/** The day that is told of a bill's payment as it is read, and what happens or happened on it. */
export function chargeWords(bill: Charge, language: Language): { day: string; text: string } {
  const { bills, paying } = words(language)
  const { one } = bills
  const { state, stateDay, presentMethod } = bill
  const day = formatDay(stateDay, language, 'weekday')
  const method = methodWords(presentMethod, language)
  const text = {
    upcoming: method ? one.charge(method) : one.noMethod,
    due: method ? one.charging(method) : one.noMethod,
    'on-its-way': one.onItsWay,
    failed: paying.again,
    unpaid: paying.noTry,
    paid: one.paid,
    cancelled: one.cancelled,
  }
  return { day: state === 'upcoming' ? day : `${one.dayLabel[state]} ${day}`, text: text[state] }
}

/** What is in the way of a bill that is owed, and why; null of every other one, and while a payment is on its way. */
export function failureWords(bill: Failed, language: Language): { title: string; text: string } | null {
  const { state, failedAt, lastError, tries, presentMethod } = bill
  if ((state !== 'failed' && state !== 'unpaid') || !lastError || !failedAt) return null
  const dueOn = dayOf(failedAt, operator().timeZone)
  const { paying } = words(language)
  const since = paying.since(formatDay(dueOn, language, 'weekday'))
  const tried = tries > 1 ? paying.banner.tries(tries) : ''
  return {
    title: paying.said[lastError](methodWords(presentMethod, language)),
    text: [paying.why[lastError], since, tried].filter(Boolean).join(' '),
  }
}

/** What comes of an owed bill that nobody pays: the next try, and until when its Apps go on, or since when they are paused. */
export function followsWords(bill: Follows, reader: Reader): string {
  const { language } = reader
  const { paying } = words(language)
  const again = bill.state === 'failed' ? paying.tryAgain(formatDay(bill.stateDay, language, 'weekday')) : paying.noTry
  return [again, goesOnWords(bill, reader)].filter(Boolean).join(' ')
}

/** Before its day of charge: what would follow if the bank said no. */
export function shouldItFail({ chargeOn, appCount }: Pick<BillView, 'chargeOn' | 'appCount'>, reader: Reader): string {
  const { language } = reader
  const days: Day[] = []
  for (let day = nextTry(chargeOn, chargeOn); day; day = nextTry(chargeOn, day)) days.push(day)
  const told = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(
    days.map((day) => formatDay(day, language)),
  )
  const goesOn = goesOnWords({ owedSince: chargeOn, pausedSince: null, appCount }, reader)
  return [words(language).paying.should({ days: told }), goesOn].filter(Boolean).join(' ')
}

type GoesOn = Pick<BillView, 'owedSince' | 'pausedSince' | 'appCount'>

/** Until when what they pay for goes on, or since when it is paused; '' where nothing runs on this payer's account, and where its day has passed without a pause. */
export function goesOnWords({ owedSince, pausedSince, appCount }: GoesOn, { language, kind, today }: Reader): string {
  const { goesOnUntil, pausedSince: paused } = words(language).paying
  if (appCount === 0) return ''
  if (pausedSince) return paused[kind]({ count: appCount, day: formatDay(pausedSince, language, 'weekday') })
  if (!owedSince) return ''
  const until = suspendedOn(owedSince)
  return until >= today ? goesOnUntil[kind]({ count: appCount, day: formatDay(until, language, 'weekday') }) : ''
}
