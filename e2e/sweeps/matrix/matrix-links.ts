import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { notMeParts } from '@/lib/account/end-sessions'
import { requestReset, resetParts } from '@/lib/account/reset-password'
import { wayInLink } from '@/lib/auth/knocking'
import { openSession } from '@/lib/auth/session-rows'
import { requestSignInCode } from '@/lib/auth/sign-in'
import { askMailbox } from '@/lib/client-invite/prove-mailbox'
import { clock } from '@/lib/clock'
import { requestSignUp } from '@/lib/company/sign-up'
import { token } from '@/lib/token'
import { bearerOf } from '@/testing/links'
import { codeOf, type Developer, type Invited, newDeveloper, offerFrom, PASSWORD } from '@/testing/people'
import { DAY } from '@/testing/test-clock'

/** So many developers at once. */
export async function several(count: number): Promise<Developer[]> {
  const people: Developer[] = []
  for (let one = 0; one < count; one++) people.push(await newDeveloper())
  return people
}

/** Links that are nothing of the Company's: to somebody who has an account, and one that has expired. */
export async function linksOfOthers(site: string) {
  const [sender, other, known] = (await several(3)) as [Developer, Developer, Developer]
  const toKnown = await offerFrom(sender, { word: 'bekannt', email: known.email })
  const expired = await offerFrom(other, { word: 'zu-spaet', email: `jonas@${site}.example` })
  const longAgo = new Date(clock.now().getTime() - 90 * DAY)
  await db().update(clientInvites).set({ expiresAt: longAgo }).where(eq(clientInvites.id, expired.inviteId))
  // As the clock would do it in a moment.
  await db().update(clientInviteApps).set({ closedAt: longAgo }).where(eq(clientInviteApps.inviteId, expired.inviteId))
  return { known, toKnown, expired }
}

/** Codes and mailed links that wait for somebody, each with what its mail says. */
export async function codesFor(pending: Invited, site: string) {
  const language = 'en'
  const [asked, signedIn] = (await several(2)) as [Developer, Developer]
  const half = {
    firstName: 'Nora',
    lastName: 'Weiss',
    email: `nora@${site}.example`,
    password: PASSWORD,
    language,
  } as const
  const withCode = async (tokenId: string) => ({ tokenId, code: await codeOf(tokenId) })
  const reset = await requestReset({ email: asked.email, language })
  await openSession({ accountId: signedIn.actor.accountId, device: '', isNew: false, began: clock.now() })
  const [session] = await db().select().from(sessions).where(eq(sessions.accountId, signedIn.actor.accountId))
  const link = { accountId: signedIn.actor.accountId, sessionId: session?.id ?? '' }
  return {
    signIn: await withCode(await requestSignInCode({ email: asked.email, language })),
    signUp: await withCode(await requestSignUp(half)),
    mailbox: await withCode(await askMailbox(await bearerOf(pending.copiedLink), { language })),
    reset: { tokenId: reset, token: token.derive(resetParts({ id: reset, generation: 1 })) },
    wayIn: wayInLink(signedIn.actor.accountId),
    notMe: { ...link, token: token.derive(notMeParts(link)) },
  }
}
