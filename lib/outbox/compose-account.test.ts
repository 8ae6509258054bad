import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { MailKind, Promises } from '@/db/promises'
import { sessions } from '@/db/schema/accounts'
import { findSignIn } from '@/lib/account/end-sessions'
import { findReset, requestReset, resetPassword } from '@/lib/account/reset-password'
import { closeSession, openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { makeAccount } from '@/testing/account'
import { jobOf } from '@/testing/jobs'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { compose } from './compose'
import type { Composed } from './composed'

const { moveClock } = prepareVerbs()
afterEach(() => moveClock(0))

let people = 0
async function person(language: 'en' | 'de' = 'en') {
  const email = `person-${++people}@blumenhaus.example`
  const names = { firstName: 'Kim', lastName: 'Berger', passwordHash: null, language }
  return { id: await makeAccount({ kind: 'client', email, ...names }), email }
}

const job = <Kind extends MailKind>(kind: Kind, payload: Promises[Kind]) => compose(jobOf(kind, payload))

function mailOf(composed: Composed) {
  if ('skipped' in composed) throw new Error(composed.skipped)
  return composed
}

/** The parts of a link behind its first word. */
const partsOf = (url: string) => new URL(url).pathname.split('/').slice(2)

async function signIn(accountId: string) {
  const secret = await openSession({ accountId, device: 'Firefox, Windows', isNew: true, began: clock.now() })
  const [row] = await db().select().from(sessions).where(eq(sessions.accountId, accountId))
  return { secret, payload: { accountId, sessionId: row?.id ?? '' } }
}

/** An id says when it was made. */
const madeAgain = (id: string, moment: string) => {
  const hex = new Date(moment).getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${id.slice(13)}`
}

test('the mail for a new password has the link that works, in the account’s language', async () => {
  const { id, email } = await person('de')
  const tokenId = await requestReset({ email, language: 'en' })
  const { to, mail } = mailOf(await job('mail-reset', { tokenId }))
  expect([to, mail.language, mail.kind]).toEqual([email, 'de', 'mail-reset'])
  const [linkId = '', linkToken = ''] = mail.kind === 'mail-reset' ? partsOf(mail.props.url) : []
  expect(await findReset({ tokenId: linkId, token: linkToken })).toEqual({ id, email })
  await resetPassword({ tokenId, token: linkToken, password: 'tulips along the canal' })
  expect(await job('mail-reset', { tokenId })).toEqual({ skipped: 'link-over' })
})

test('an unknown address and a late mail have nothing to say', async () => {
  const tokenId = await requestReset({ email: 'nobody@blumenhaus.example', language: 'en' })
  expect(await job('mail-reset', { tokenId })).toEqual({ skipped: 'no-account' })
  const { email } = await person()
  const late = await requestReset({ email, language: 'en' })
  moveClock(11 * MINUTE)
  expect(await job('mail-reset', { tokenId: late })).toEqual({ skipped: 'link-over' })
})

test('the mail about a sign-in says when, where and how to undo it', async () => {
  const { id, email } = await person()
  const { payload } = await signIn(id)
  const sessionId = madeAgain(payload.sessionId, '2026-11-24T13:02:00Z')
  await db().update(sessions).set({ id: sessionId }).where(eq(sessions.id, payload.sessionId))
  const { to, mail } = mailOf(await job('mail-new-sign-in', { accountId: id, sessionId }))
  if (mail.kind !== 'mail-new-sign-in') throw new Error(mail.kind)
  const { url, ...props } = mail.props
  expect(to).toBe(email)
  expect(props).toEqual({
    name: 'Kim Berger',
    email,
    when: 'Tuesday, 24 November, 14:02, Berlin time',
    device: 'Firefox, Windows',
  })
  // Whether it works depends on its age, so the test below asks with a sign-in of today.
  const [accountId, session] = partsOf(url)
  expect([accountId, session]).toEqual([id, sessionId])
})

test('in German the time zone has its German name', async () => {
  const { id } = await person('de')
  const sessionId = madeAgain(newId(), '2026-07-01T13:02:00Z')
  const { mail } = mailOf(await job('mail-new-sign-in', { accountId: id, sessionId }))
  const when = mail.kind === 'mail-new-sign-in' ? mail.props.when : ''
  expect(when).toBe('Mittwoch, 1. Juli, 15:02 Uhr, Mitteleuropäische Zeit')
})

test('who signs out at once is told of all the same, with a link that works', async () => {
  const { id, email } = await person()
  const { secret, payload } = await signIn(id)
  await closeSession(secret)
  const { to, mail } = mailOf(await job('mail-new-sign-in', payload))
  const [accountId = '', sessionId = '', linkToken = ''] =
    mail.kind === 'mail-new-sign-in' ? partsOf(mail.props.url) : []
  expect(to).toBe(email)
  expect(await findSignIn({ accountId, sessionId, token: linkToken })).toBe('open')
})
