import type { ReactNode } from 'react'
import type { EventRow } from '@/app/ui/event-list'
import type { AccountKind, ActivityVerb, Language, Role } from '@/db/vocabulary'
import type { ActivityView } from '@/lib/activity/log'
import type { SignedIn } from '@/lib/auth/session'
import { clock } from '@/lib/clock'
import { type Day, dayOf, formatDay, formatTime } from '@/lib/day'
import { asLanguage } from '@/lib/language'
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

/** What says what became of a plan. */
const NAMES_PLANS: ActivityVerb[] = ['app-booked', 'plan-changed']

/** What people do with their own place in the team, also where they only hold a link yet. */
const OWN_ACTS: ActivityVerb[] = ['team-invite-declined', 'member-joined', 'member-left']

/**
 * Activities as lines to read, each in the words of the reader's kind and with its time, under their days. `placeOf` says where
 * a line happened, where that is not the same for all.
 */
export function rowsByDay(
  t: Dict,
  account: Pick<SignedIn, 'kind' | 'language'>,
  activities: ActivityView[],
  placeOf?: (activity: ActivityView) => ReactNode,
) {
  const { timeZone } = operator()
  const days = new Map<Day, EventRow[]>()
  for (const activity of activities) {
    const day = dayOf(activity.at, timeZone)
    const row: EventRow = {
      key: activity.id,
      when: formatTime(activity.at, timeZone, account.language),
      dateTime: activity.at.toISOString(),
      text: `${sentenceOf(t, account.kind, activity)}.`,
      place: placeOf?.(activity),
    }
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days].map(([day, rows]) => ({ day, title: titleOf(t, day, account.language), rows }))
}

/** What is written into the logs of both Companies it concerns, with the App it is about. */
const IN_TWO_LOGS: ActivityVerb[] = ['app-handed-over', 'app-moved']

/** Written in one transaction, a moment apart. */
const ONE_FACT_MS = 2000

/** Lines of several Companies, newest first: what concerns two of them stands once. */
export function eachOnce(lines: ActivityView[]): ActivityView[] {
  return lines.filter((line, index) => !lines.slice(0, index).some((newer) => isOneFact(newer, line)))
}

function isOneFact(one: ActivityView, other: ActivityView): boolean {
  if (!IN_TWO_LOGS.includes(one.verb) || one.appIds.length === 0) return false
  const isSame = one.verb === other.verb && one.actorId === other.actorId && `${one.appIds}` === `${other.appIds}`
  return isSame && one.companyId !== other.companyId && one.at.getTime() - other.at.getTime() < ONE_FACT_MS
}

/** One activity as a sentence without its full stop. */
export function sentenceOf(t: Dict, kind: AccountKind, activity: ActivityView): string {
  const { activity: text } = t.developer
  const named = (names: string[]) => (kind === 'client' ? names.map(appHost) : names).join(', ')
  const roleName = (role: Role | null) => (role ? t.common.roles[role] : '')
  return text[kind][activity.verb]({
    ...whoOf(t, activity),
    apps: named(activity.appNames) || text.it,
    client: activity.clientIsMe ? text.me : (activity.client ?? text.somebody),
    whom: activity.personIsMe ? text.me : (activity.person ?? text.somebody),
    isWhomYou: activity.personIsMe,
    before: roleName(activity.beforeRole),
    after: roleName(activity.afterRole),
    worksOn: named(activity.worksOn),
    given: named(activity.given),
    taken: named(activity.taken),
    heir: activity.heirIsMe ? text.me : (activity.heir ?? ''),
    other: activity.otherCompany ?? text.otherCompany,
    isComing: activity.isComing,
    isOn: activity.isOn,
    day: lastDayOf(activity, asLanguage(t.common.form.language) ?? 'en'),
    plan: NAMES_PLANS.includes(activity.verb) ? (activity.after ?? '') : '',
    formerPlan: NAMES_PLANS.includes(activity.verb) ? (activity.before ?? '') : '',
  })
}

const OF_A_DAY: ActivityVerb[] = ['plan-end-set', 'plan-ended']

function lastDayOf({ verb, after }: ActivityView, language: Language): string {
  return OF_A_DAY.includes(verb) && after ? formatDay(after, language) : ''
}

/** Who did it, by name; the operator where no person acted. */
export function doerNameOf(t: Dict, activity: ActivityView): string {
  const { who, isByPerson } = doerOf(activity)
  return who ?? (isByPerson ? t.developer.activity.someone : operator().name)
}

function whoOf(t: Dict, activity: ActivityView): { who: string; isYou: boolean } {
  if (doerOf(activity).isMe) return { who: t.developer.activity.you, isYou: true }
  return { who: doerNameOf(t, activity), isYou: false }
}

function doerOf(activity: ActivityView): { who: string | null; isMe: boolean; isByPerson: boolean } {
  const { verb, actor, client, person, isByPerson } = activity
  const isClients = CLIENT_ACTS.includes(verb) || (verb === 'company-created' && !actor)
  if (isClients && client !== null) return { who: client, isMe: activity.clientIsMe, isByPerson }
  if (OWN_ACTS.includes(verb) && person !== null) return { who: person, isMe: activity.personIsMe, isByPerson }
  return { who: actor, isMe: activity.isMe, isByPerson }
}

/** "Today" or the day, with its year when that is another one. */
export function whenOf(t: Dict, at: Date, language: Language): string {
  const { timeZone } = operator()
  const day = dayOf(at, timeZone)
  const today = dayOf(clock.now(), timeZone)
  return day === today ? t.common.today : formatDay(day, language, styleOf(day, today))
}

/** A day as a heading: its weekday, or its year when that is another one. */
function titleOf(t: Dict, day: Day, language: Language): string {
  const today = dayOf(clock.now(), operator().timeZone)
  if (day === today) return t.common.today
  return formatDay(day, language, styleOf(day, today) === 'year' ? 'year' : 'weekday')
}

function styleOf(day: Day, today: Day) {
  return day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year'
}
