import type { AccountKind, Language } from '@/db/vocabulary'
import { dayOf, formatDay, formatTime } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { words } from '@/lib/words/words'
import { methodWords } from './method-words'
import type { OwedView, TroubleView } from './payment-trouble-view'

type Said = { title: string; text: string }
type Reader = { language: Language; kind: AccountKind; now: Date }

/** What whoever pays reads above the pages of a Company. `isNamed`: there are several payers in trouble. */
export function bannerWords(trouble: TroubleView & { owed: OwedView }, reader: Reader & { isNamed: boolean }): Said {
  const { language, isNamed } = reader
  const { legalName } = trouble.owed
  const { title, text } = SAID[trouble.stage](trouble, reader)
  return { title, text: isNamed ? `${words(language).paying.banner.payer(legalName)} ${text}` : text }
}

type Saying = (trouble: TroubleView & { owed: OwedView }, reader: Reader) => Said

const SAID: Record<TroubleView['stage'], Saying> = {
  failed(trouble, reader) {
    const { language, kind } = reader
    const { said, tryAgain, noTry, banner } = words(language).paying
    const { owed, appCount, until } = trouble
    const month = formatDay(owed.month, language, 'month-name')
    const again = owed.nextTryOn ? tryAgain(formatDay(owed.nextTryOn, language, 'weekday')) : noTry
    const goesOn = banner.goesOnUntil[kind]({ count: appCount, day: formatDay(until, language, 'weekday') })
    return {
      title: said[owed.lastError](methodWords(owed.method, language)),
      text: sentences(
        owed.count === 1 ? banner.oneBill({ month, amount: amountOf(owed, language) }) : unpaid(owed, language),
        again,
        appCount > 0 && goesOn,
      ),
    }
  },
  warned({ owed, appCount, until }, { language, kind }) {
    const { banner } = words(language).paying
    const pauses = banner.pausesFrom[kind]({ count: appCount, day: formatDay(until, language, 'weekday') })
    return {
      title: appCount > 0 ? pauses : banner.unpaidOnly(owed.count),
      text: sentences(unpaid(owed, language), owed.tries > 0 && banner.tries(owed.tries)),
    }
  },
  suspended(trouble, reader) {
    const { language, kind } = reader
    const { banner } = words(language).paying
    const { owed, appCount } = trouble
    const amount = amountOf(owed, language)
    const paused = banner.paused[kind]({ count: appCount, since: sinceWords(trouble, reader) })
    return {
      title: appCount > 0 ? paused : banner.unpaidOnly(owed.count),
      text: appCount > 0 ? banner.pausedText({ count: appCount, amount }) : unpaid(owed, language),
    }
  },
  'on-its-way'({ owed, appCount, pausedSince }, { language, kind }) {
    const { banner, pausedSince: paused } = words(language).paying
    const day = pausedSince && formatDay(dayOf(pausedSince, operator().timeZone), language, 'weekday')
    return {
      title: banner.onItsWay,
      text: sentences(
        banner.onItsWayText(amountOf(owed, language)),
        day && appCount > 0 && paused[kind]({ count: appCount, day }),
      ),
    }
  },
}

/** What an Admin reads there: that it is so, who knows, what it means for the work. */
export function overdueWords(
  { stage, owner, until, pausedSince }: TroubleView,
  { language, kind, now, companyName }: Reader & { companyName: string },
): Said {
  const { overdue } = words(language).paying
  const { timeZone } = operator()
  const day = (value: string) => formatDay(value, language, 'weekday')
  const isAhead = until >= dayOf(now, timeZone)
  return {
    title: overdue.title(companyName),
    text: sentences(
      stage === 'on-its-way' ? overdue.onItsWay : owner && overdue.told(owner.name),
      pausedSince
        ? overdue.paused[kind](day(dayOf(pausedSince, timeZone)))
        : isAhead && overdue.until[kind](day(until)),
      overdue.waits[kind],
    ),
  }
}

function unpaid(owed: OwedView, language: Language): string {
  return words(language).paying.banner.unpaid({ count: owed.count, amount: amountOf(owed, language) })
}

function amountOf({ gross, currency }: OwedView, language: Language): string {
  return formatMoney(gross, currency, language)
}

/** "today, 08:00", or the day. */
function sinceWords({ pausedSince, until }: TroubleView, { language, now }: Reader): string {
  const { timeZone } = operator()
  if (!pausedSince) return formatDay(until, language, 'weekday')
  const day = dayOf(pausedSince, timeZone)
  if (day !== dayOf(now, timeZone)) return formatDay(day, language, 'weekday')
  return words(language).paying.banner.todayAt(formatTime(pausedSince, timeZone, language))
}

function sentences(...parts: (string | false | null)[]): string {
  return parts.filter(Boolean).join(' ')
}
