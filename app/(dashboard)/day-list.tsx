import { EventList, type EventRow } from '@/app/ui/event-list'

/** What happened, each line with its time under the day it was on. */
export function DayList({ days }: { days: readonly { day: string; title: string; rows: readonly EventRow[] }[] }) {
  return days.map(({ day, title, rows }) => (
    <div key={day} className="mt-4 first-of-type:mt-0">
      <h3 className="border-b border-line pb-1.5 text-small font-semibold text-muted">{title}</h3>
      <EventList rows={rows} />
    </div>
  ))
}
