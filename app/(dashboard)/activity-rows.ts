import type { EventRow } from '@/app/ui/event-list'
import type { AccountKind, ActivityVerb, Language } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session'
import { clock } from '@/lib/clock'
import type { ActivityView } from '@/lib/company/activity'
import { type Day, dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'

/** What a client does, also where Stripe or the clock carried it out for them. */
const CLIENT_ACTS: ActivityVerb[] = [
  'invite-seen',
  'invite-ordered',
  'invite-declined',
  'reminders-stopped',
  'app-handed-over',
]

/** Activities as lines to read, each in the words of the reader's kind. */
export function activityRows(t: Dict, account: SignedIn, activities: ActivityView[]): EventRow[] {
  return activities.map((activity) => ({
    key: activity.id,
    when: whenOf(t, activity.at, account.language),
    dateTime: activity.at.toISOString(),
    text: `${sentenceOf(t, account.kind, activity)}.`,
  }))
}

/** One activity as a sentence without its full stop. */
export function sentenceOf(t: Dict, kind: AccountKind, activity: ActivityView): string {
  const { activity: text } = t.developer
  const names = kind === 'client' ? activity.appNames.map(appHost) : activity.appNames
  const facts = {
    ...whoOf(t, activity),
    apps: names.join(', ') || text.it,
    client: activity.clientIsMe ? text.me : (activity.client ?? text.somebody),
  }
  return text[kind][activity.verb](facts)
}

function whoOf(t: Dict, activity: ActivityView): { who: string; isYou: boolean } {
  const isClients = CLIENT_ACTS.includes(activity.verb) || (activity.verb === 'company-created' && !activity.actor)
  const ofClient = isClients && activity.client !== null
  if (ofClient ? activity.clientIsMe : activity.isMe) return { who: t.developer.activity.you, isYou: true }
  return { who: (ofClient ? activity.client : activity.actor) ?? operator().name, isYou: false }
}

/** "Today" or the day, with its year when that is another one. */
export function whenOf(t: Dict, at: Date, language: Language): string {
  const { timeZone } = operator()
  const day = dayOf(at, timeZone)
  const today = dayOf(clock.now(), timeZone)
  return day === today ? t.common.today : formatDay(day, language, styleOf(day, today))
}

function styleOf(day: Day, today: Day) {
  return day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year'
}
