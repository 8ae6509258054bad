import { expect, test } from 'vitest'
import { ACTIVITY_VERBS, type ActivityVerb, LANGUAGES } from '@/db/vocabulary'
import type { ActivityView } from '@/lib/activity/log'
import { words } from '@/lib/words/words'
import { prepareEnvironment } from '@/testing/environment'
import { eachOnce, rowsByDay, sentenceOf } from './activity-rows'

prepareEnvironment()

/** Mara offers blumenhaus-shop to Kim, and somebody else reads of it. */
function activity(verb: ActivityVerb, facts: Partial<ActivityView> = {}): ActivityView {
  return {
    id: '1',
    companyId: '2',
    companyName: 'Blumenhaus GmbH',
    companySlug: 'blumenhaus-gmbh',
    at: new Date('2026-11-23T12:00:00Z'),
    verb,
    actor: 'Mara Lindqvist',
    actorId: '3',
    isMe: false,
    isByPerson: true,
    appNames: ['blumenhaus-shop'],
    appIds: ['4'],
    client: 'Kim Berger',
    clientIsMe: false,
    person: null,
    personId: null,
    personIsMe: false,
    before: null,
    after: null,
    isOn: null,
    beforeRole: null,
    afterRole: null,
    worksOn: [],
    given: [],
    taken: [],
    heir: null,
    heirIsMe: false,
    otherCompany: null,
    isComing: false,
    inviteId: null,
    ...facts,
  }
}

const german = (verb: ActivityVerb, facts?: Partial<ActivityView>) =>
  sentenceOf(words('de'), 'developer', activity(verb, facts))

test('a German verb agrees with who did it', () => {
  expect(german('invite-sent')).toBe('Mara Lindqvist hat Kim Berger eingeladen, blumenhaus-shop zu übernehmen')
  expect(german('invite-sent', { isMe: true })).toBe('Sie haben Kim Berger eingeladen, blumenhaus-shop zu übernehmen')
  expect(german('invite-sent', { clientIsMe: true })).toBe(
    'Mara Lindqvist hat Sie eingeladen, blumenhaus-shop zu übernehmen',
  )
  expect(german('account-created', { isMe: true })).toBe('Sie sind jetzt dabei')
})

test('what a client does is told of the client, whoever carried it out', () => {
  expect(german('app-handed-over', { actor: null })).toBe('Kim Berger hat blumenhaus-shop übernommen')
  expect(german('app-handed-over', { actor: null, clientIsMe: true })).toBe('Sie haben blumenhaus-shop übernommen')
  expect(german('invite-declined', { isMe: true })).toBe('Kim Berger hat das Angebot für blumenhaus-shop abgelehnt')
  expect(sentenceOf(words('en'), 'developer', activity('invite-declined'))).toBe(
    'Kim Berger said no to blumenhaus-shop',
  )
})

test('whoever is removed from two Companies at once is told of twice', () => {
  const removed = { person: 'Kim Berger', personId: '9', appNames: [], appIds: [] }
  const here = activity('member-removed', { ...removed, id: '1', companyId: '2' })
  const there = activity('member-removed', { ...removed, id: '5', companyId: '6' })
  expect(eachOnce([there, here])).toEqual([there, here])
})

test('every line says at what time it happened, under the day on which it did', () => {
  const at = (id: string, moment: string) => activity('app-created', { id, at: new Date(moment) })
  const lines = [at('3', '2026-11-23T12:00:00Z'), at('2', '2026-11-23T08:05:00Z'), at('1', '2026-11-22T23:30:00Z')]
  const account = { kind: 'developer', language: 'de' } as const
  const days = rowsByDay(words('de'), account, [...lines, at('0', '2026-11-22T22:30:00Z')], ({ id }) => `at ${id}`)
  expect(days.map(({ day, rows }) => [day, ...rows.map(({ when, place }) => `${when} ${place}`)])).toEqual([
    ['2026-11-23', '13:00 at 3', '09:05 at 2', '00:30 at 1'],
    ['2026-11-22', '23:30 at 0'],
  ])
})

test('a hand-over and a move stand in the logs of both Companies and are told of once', () => {
  for (const verb of ['app-handed-over', 'app-moved'] as const) {
    const to = activity(verb, { id: '5', companyId: '6' })
    const other = activity(verb, { id: '7', companyId: '2', appIds: ['8'] })
    expect(eachOnce([to, activity(verb), other])).toEqual([to, other])
  }
})

test('the operator stands in where no person acted', () => {
  expect(german('invite-reminded', { actor: null, isByPerson: false })).toBe(
    'Nordlicht Hosting hat Kim Berger an das Angebot für blumenhaus-shop erinnert',
  )
})

test.each(LANGUAGES)('every sentence in %s is whole without a name or an App', (language) => {
  for (const kind of ['developer', 'client'] as const) {
    for (const verb of ACTIVITY_VERBS) {
      for (const isMe of [true, false]) {
        const facts = { isMe, clientIsMe: isMe, appNames: [], client: null }
        expect(sentenceOf(words(language), kind, activity(verb, facts))).toMatch(/^[A-Z][^{}]+[a-zäöüß]$/)
      }
    }
  }
})
