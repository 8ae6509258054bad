import { Select } from '@/app/ui/form'
import { EXPIRY_DAYS, type Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { addDays, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { Dict } from '@/lib/words/words'

type ExpiryChoiceProps = {
  t: Dict
  /** Of whoever chooses. */
  language: Language
  words: { openFor: string; openForOption: (facts: { days: string; day: string }) => string }
  days: number
}

/** How long an invite stays open, each choice with its last day. */
export function ExpiryChoice({ t, language, words, days: chosen }: ExpiryChoiceProps) {
  const today = dayOf(clock.now(), operator().timeZone)
  return (
    <Select
      name="expiryDays"
      label={words.openFor}
      defaultValue={String(chosen)}
      options={[...EXPIRY_DAYS]
        .sort((one, other) => one - other)
        .map((days) => ({
          value: String(days),
          label: words.openForOption({
            days: t.common.days.many(days),
            day: formatDay(addDays(today, days), language),
          }),
        }))}
    />
  )
}
