import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { notMeParts } from '@/lib/account/end-sessions'
import { requestReset, resetParts } from '@/lib/account/reset-password'
import { openSession } from '@/lib/auth/session-rows'
import { startDraft } from '@/lib/client-invite/start-draft'
import { stopLink } from '@/lib/client-invite/unsubscribe'
import { token } from '@/lib/token'
import { type Developer, inviteClient, startTrial } from '@/scripts/people'
import { inTurns, LEAK, numbers, ODD, pick } from './odd'
import { post } from './posted-form'
import { builtActions } from './routes'
import { expect, fresh, newDeveloper, test } from './world'

const BODIES = 16
/** An error nobody expected, as it is logged. */
const BUG = /^request [0-9a-f]{8}:.*/gm

test('no action of the build is brought down by odd fields, whoever posts them', async ({ stack, developer }) => {
  test.setTimeout(240_000)
  const { addresses, sound, secrets } = await everythingOf(developer)
  const random = numbers(20261124)
  const actions = builtActions()
  expect(actions.length).toBeGreaterThan(30)
  const bad: string[] = []
  for (const { id, name, routes } of actions) {
    const path = routes.map((route) => addresses[route]).find(Boolean)
    expect(path, `${name}: give one of its pages an address here: ${routes.join(', ')}`).toBeTruthy()
    // A session for each action: some of them end it.
    const secret = await openSession({ accountId: developer.actor.accountId, device: '', isNew: false })
    await inTurns(BODIES, async (turn) => {
      const secretOfIt: [string, string] = ['secret', secrets[name] ?? '']
      const fields = [...namedBy(id), ...oddly([...sound, secretOfIt], random)]
      const cookies: Record<string, string> = turn % 2 ? { cookie: `session=${secret}` } : {}
      const { status, body } = await post(stack, { path: path ?? '', fields }, cookies)
      if (status >= 500 || LEAK.test(body)) bad.push(`${status} ${name} ${JSON.stringify(fields).slice(0, 600)}`)
    })
  }
  expect(bad).toEqual([])
  expect(stack.log().match(BUG) ?? []).toEqual([])
})

/** How React names an action in a form without script, with the first of its arguments bound. */
function namedBy(id: string): [string, string][] {
  return [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', '[{}]'],
  ]
}

/** Each field sound, odd, twice or not there. */
function oddly(sound: [string, string][], random: () => number): [string, string][] {
  return sound.flatMap(([name, value]): [string, string][] => {
    const chance = random()
    if (chance < 0.1) return []
    if (chance < 0.5) return [[name, value]]
    const odd: [string, string] = [name, pick(ODD, random)]
    return chance < 0.95 ? [odd] : [[name, value], odd]
  })
}

/** A page of each kind, and a sound value of every field that an action of ours reads. */
async function everythingOf(developer: Developer) {
  const appName = fresh('seltsam')
  await startTrial(developer, appName)
  const { inviteId, mailedLink } = await inviteClient(developer, appName, { email: `kim@${appName}.example` })
  const draft = await startTrial(developer, fresh('entwurf'))
  const { draftId } = await startDraft(developer.actor, { appName: draft.name })
  const person = await newDeveloper()
  const tokenId = await requestReset({ email: person.email, language: 'en' })
  const { accountId } = person.actor
  await openSession({ accountId, device: '', isNew: false })
  const [session] = await db().select().from(sessions).where(eq(sessions.accountId, accountId))
  const signIn = { accountId, sessionId: session?.id ?? '' }
  const secrets: Record<string, string> = {
    setNewPassword: token.derive(resetParts({ id: tokenId, generation: 1 })),
    disown: token.derive(notMeParts(signIn)),
  }
  const addresses: Record<string, string> = {
    '/sign-in': '/sign-in',
    '/i/[token]': `/i/${mailedLink}`,
    '/home': '/home',
    '/c/[company]/apps/new': `/c/${developer.slug}/apps/new`,
    '/invitations/[id]': `/invitations/${inviteId}`,
  }
  const sound = Object.entries({
    ...{ shownIn: 'de', language: 'de', theme: 'dark', next: '/home', way: 'code' },
    ...{ email: person.email, password: 'a paper ink pine 3', code: '123456', word: 'red tulip' },
    ...{ firstName: 'Kim', lastName: 'Berger', name: 'Kim Berger', reason: 'We have one.', message: 'Hello' },
    ...{ link: mailedLink, ...stopLink(inviteId), ...signIn, tokenId },
    ...{ companySlug: developer.slug, planSlug: 'starter', appName, draftId, checkoutId: tokenId, contactId: tokenId },
    ...{ company: 'new', companyName: 'Blumenhaus GmbH', country: 'DE', vatId: '', invoiceEmail: '', asksTick: '1' },
    ...{ businessTick: 'on', quoteHash: 'a', termsHash: 'a', sendCopy: 'on', clientName: 'Kim', clientCompany: '' },
    ...{ legalName: 'Blumenhaus GmbH', street: 'Weg 1', postcode: '10115', city: 'Berlin' },
  })
  return { addresses, sound, secrets }
}
