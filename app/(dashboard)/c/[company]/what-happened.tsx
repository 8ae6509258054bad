import { Section } from '@/app/ui/section'
import type { ActivityPage } from '@/lib/activity/log'
import { rowsByDay } from '../../activity-rows'
import { DayList } from '../../day-list'
import type { Visitor } from '../../viewer'

type WhatHappenedProps = {
  visitor: Visitor
  /** Null for those who read no log. */
  happened: ActivityPage | null
  /** The page with everything that happened. */
  all: { href: string; label: string }
}

/** The newest lines of a log at the end of a page, and the way to the rest. */
export function WhatHappened({ visitor, happened, all }: WhatHappenedProps) {
  const { account, t } = visitor
  if (!happened) return null
  return (
    <Section title={t.developer.overview.happened}>
      {happened.lines.length > 0 ? (
        <>
          <DayList days={rowsByDay(t, account, happened.lines)} />
          <p className="mt-3 wrap-anywhere">
            <a href={all.href}>{all.label}</a>
          </p>
        </>
      ) : (
        <p className="text-muted">{t.developer.overview.nothingHappened}</p>
      )}
    </Section>
  )
}
