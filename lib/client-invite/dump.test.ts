import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions as sessionRows } from '@/db/schema/accounts'
import { notMeParts } from '@/lib/account/end-sessions'
import { requestReset, resetParts } from '@/lib/account/reset-password'
import { openSession } from '@/lib/auth/session-rows'
import { requestSignInCode, signInWithCode } from '@/lib/auth/sign-in'
import { startCheckout } from '@/lib/billing/start-checkout'
import { clock } from '@/lib/clock'
import { requestSignUp } from '@/lib/company/sign-up'
import { handlers } from '@/lib/outbox/handlers'
import { token } from '@/lib/token'
import { orderForm, press } from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import { codeOf, linksOf, newDeveloper, offerFrom, payAtStandIn } from '@/testing/people'
import { MINUTE } from '@/testing/test-clock'
import { prepareStack, workOutbox } from '@/testing/verb-stack'
import { askMailbox, proveMailbox } from './prove-mailbox'
import { resend } from './resend'
import { settle } from './settle'

const stack = prepareStack()

/** Every row of every table of the product, as text. */
async function dump(): Promise<Map<string, string>> {
  const tables = await db().execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const contents = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await db().execute<{ line: string }>(
      sql`select row_to_json(t)::text as line from ${sql.identifier(name)} t`,
    )
    contents.set(name, rows.map((row) => row.line).join('\n'))
  }
  return contents
}

const signIn = (accountId: string) =>
  openSession({ accountId, device: 'Firefox, Linux', isNew: true, began: clock.now() })

async function sessionsOf(accountId: string) {
  const rows = await db().select({ id: sessionRows.id }).from(sessionRows).where(eq(sessionRows.accountId, accountId))
  return rows.map(({ id }) => ({ accountId, sessionId: id }))
}

test('after a whole hand-over no table holds a link, a code or a session token', async () => {
  const links: string[] = []
  const codes: string[] = []
  const sessions: string[] = []
  const issued = async (tokenId: string) => {
    const code = await codeOf(tokenId)
    codes.push(code)
    return code
  }

  const half = {
    firstName: 'Half',
    lastName: 'Way',
    email: 'half@way.example',
    password: 'paper ink pine 1',
    language: 'en',
  } as const
  await issued(await requestSignUp(half))
  const mara = await newDeveloper()
  const tokenId = await requestSignInCode({ email: mara.email, language: 'en' })
  sessions.push(await signIn(await signInWithCode({ tokenId, code: await issued(tokenId) })))

  const invited = await offerFrom(mara, { name: 'Kim Berger' })
  links.push(invited.mailedLink, invited.copiedLink)
  stack.moveClock(2 * MINUTE)
  await resend(mara.actor, { inviteId: invited.inviteId })
  const { mailedLink, copiedLink } = await linksOf(invited.inviteId)
  links.push(mailedLink, copiedLink)

  const bearer = await bearerOf(copiedLink)
  const proof = await askMailbox(bearer, { language: 'en' })
  await workOutbox(handlers())
  const kim = await proveMailbox(bearer, { tokenId: proof, code: await issued(proof) })
  sessions.push(await signIn(kim))
  const ordered = await press(copiedLink, await orderForm(copiedLink, kim))
  if (ordered.kind !== 'to-payment') throw new Error(ordered.kind)
  await payAtStandIn(await startCheckout(ordered.checkoutId), 'Kim Berger')
  expect(await settle({ checkoutId: ordered.checkoutId })).toBe('applied')
  await workOutbox(handlers())

  const resetId = await requestReset({ email: mara.email, language: 'en' })
  links.push(token.derive(resetParts({ id: resetId, generation: 1 })))
  stack.moveClock(4 * MINUTE)
  for (const session of await sessionsOf(mara.actor.accountId)) links.push(token.derive(notMeParts(session)))
  await workOutbox(handlers())

  const contents = await dump()
  const all = [...contents.values()].join('\n')
  // The dump is whole: what may be in it is.
  expect(contents.size).toBeGreaterThan(15)
  for (const fact of [invited.email, 'Blumenhaus GmbH', invited.inviteId]) expect(all).toContain(fact)
  const found = [...links, ...sessions].filter((secret) => all.includes(secret))
  expect([links.length, sessions.length, codes.length]).toEqual([6, 2, 3])
  expect(found).toEqual([])
  for (const code of codes) expect(all).not.toMatch(new RegExp(`(?:^|[^0-9A-Za-z])${code}(?:[^0-9A-Za-z]|$)`, 'm'))
  expect(all).not.toMatch(/paper ink pine/)
})

test('the address of a payment page is forgotten once the order is through', async () => {
  const contents = await dump()
  expect(contents.get('billing_checkouts')).toContain('"status":"applied"')
  expect(contents.get('billing_checkouts')).not.toContain('/c/pay/')
})
