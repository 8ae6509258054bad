import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sshKeys } from '@/db/schema/account-belongings'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { activities, outbox, sentForms } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { removeSshKey } from '@/lib/account/remove-ssh-key'
import { requestReset } from '@/lib/account/reset-password'
import type { AccountActor } from '@/lib/actor'
import { createApp } from '@/lib/apps/create'
import { syncPlans } from '@/lib/apps/plans'
import { requestSignInCode, signInWithCode } from '@/lib/auth/sign-in'
import { proveByCode, requestProof } from '@/lib/auth/step-up'
import { closeCompany } from '@/lib/billing/close-company'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { confirmSignUp, requestSignUp } from '@/lib/company/sign-up'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { changeRole } from '@/lib/team/change-role'
import { leave } from '@/lib/team/leave'
import { removeMember } from '@/lib/team/remove-member'
import { inviteMember } from '@/lib/team-invite/invite'
import { withdrawTeamInvite } from '@/lib/team-invite/withdraw'
import { companyOf } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { NO_LIMITS, useLimits } from '@/testing/limits'
import { codeOf, fresh, newDeveloper } from '@/testing/people'
import { untilWaiting } from '@/testing/races'
import { newPublicKey } from '@/testing/ssh-key'
import { joins, newHouse, newPerson, standing } from '@/testing/team'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { answerToLeaver, once } from './once'
import { enqueue } from './outbox'

const { moveClock, passTime } = prepareVerbs()
afterEach(() => moveClock(0))

const PRESSES = 5
const pressing = (actor: AccountActor, form = newId()): AccountActor => ({ ...actor, form })

/** Presses several times at once and once more afterwards; answers what all of them came to. */
async function pressed<Result>(press: () => Promise<Result>): Promise<Result> {
  const answers = await Promise.all(Array.from({ length: PRESSES }, press))
  answers.push(await press())
  for (const answer of answers) expect(answer).toEqual(answers[0])
  return answers[0] as Result
}

const loggedAs = (verb: (typeof activities.$inferSelect)['verb']) => db().$count(activities, eq(activities.verb, verb))
const mailed = (kind: (typeof outbox.$inferSelect)['kind']) => db().$count(outbox, eq(outbox.kind, kind))

describe('a form that is sent twice, at once and again later,', () => {
  beforeEach(async () => {
    useLimits(NO_LIMITS)
    await syncPlans()
    await db().delete(outbox)
  })

  test('makes one App', async () => {
    const { actor, slug } = await newDeveloper()
    const mine = pressing(actor)
    const name = fresh('einmal')
    const app = await pressed(() => createApp(mine, { companySlug: slug, name, planSlug: 'standard' }))
    expect(await db().$count(apps, eq(apps.createdBy, actor.accountId))).toBe(1)
    expect(app).toMatchObject({ name, companySlug: slug })
  })

  test('makes one Company', async () => {
    const { actor } = await newPerson()
    const mine = pressing(actor)
    const name = fresh('Doppelt')
    await pressed(() => setUpCompany(mine, { name, client: null }))
    expect(await db().$count(companies, eq(companies.name, name))).toBe(1)
  })

  test('invites once, with one mail', async () => {
    const house = await newHouse()
    const mine = pressing(house.owner.actor)
    const invite = await pressed(() => inviteMember(mine, invited(house.slug)))
    expect(await db().$count(teamInvites, eq(teamInvites.companyId, house.id))).toBe(1)
    expect(await mailed('mail-team-invite')).toBe(1)
    await withdrawTeamInvite(house.owner.actor, { companySlug: house.slug, ...invite })
    const again = await inviteMember(mine, invited(house.slug))
    expect(again.inviteId, 'what was taken back meanwhile is wished anew').not.toBe(invite.inviteId)
  })

  test('adds one key, and removes it once', async () => {
    const { actor } = await newDeveloper()
    const mine = pressing(actor)
    const publicKey = newPublicKey()
    const key = await pressed(() => addSshKey(mine, { publicKey, label: 'laptop' }))
    expect(await db().$count(sshKeys, eq(sshKeys.accountId, actor.accountId))).toBe(1)
    const leaving = pressing(actor)
    await pressed(() => removeSshKey(leaving, key))
    expect(await mailed('mail-ssh-key')).toBe(2)
  })

  test('mails one code or link', async () => {
    const form = newId()
    const person = { firstName: 'Mara', lastName: 'L', password: 'paper ink pine 1', language: 'en', form } as const
    const email = `${fresh('neu')}@studio.example`
    await pressed(() => requestSignUp({ ...person, email }))
    expect(await db().$count(oneTimeTokens, eq(oneTimeTokens.email, email))).toBe(1)
    const other = await requestSignUp({ ...person, email, password: 'paper ink pine 2' })
    expect(await db().$count(oneTimeTokens, eq(oneTimeTokens.email, email)), 'another password is another wish').toBe(2)
    const accountId = await pressed(async () => confirmSignUp({ tokenId: other, code: await codeOf(other), form }))
    const tokenId = await pressed(() => requestSignInCode({ email, language: 'en', form }))
    const code = await codeOf(tokenId)
    expect(await pressed(() => signInWithCode({ tokenId, code, form }))).toBe(accountId)
    expect(await reasonOf(signInWithCode({ tokenId, code })), 'without the form a code works once').toBe('not-found')
    passTime(2 * MINUTE)
    expect(await reasonOf(signInWithCode({ tokenId, code, form })), 'and soon with it as well').toBe('not-found')
    await pressed(() => requestReset({ email, language: 'en', form }))
    expect(await mailed('mail-reset')).toBe(1)
    passTime(11 * MINUTE)
    await requestReset({ email, language: 'en', form })
    expect(await mailed('mail-reset'), 'one that is over is asked for anew').toBe(2)
  })

  test('proves once more who somebody is by one code', async () => {
    const { actor } = await newPerson()
    const form = newId()
    const [account] = await db().select().from(accounts).where(eq(accounts.id, actor.accountId))
    const proving = { id: actor.accountId, email: account?.email ?? '', sessionId: newId() }
    const tokenId = await pressed(() => requestProof(proving, 'en', form))
    expect(await mailed('mail-code')).toBe(1)
    const code = await codeOf(tokenId)
    expect(await pressed(() => proveByCode(proving, { tokenId, code, form }))).toBe(actor.accountId)
    expect(await reasonOf(proveByCode(proving, { tokenId, code })), 'without the form a code works once').toBe(
      'not-found',
    )
  })

  test('changes a role, removes and leaves once', async () => {
    const house = await newHouse()
    const [admin, leaver] = [await joins(house, 'admin'), await joins(house, 'admin')]
    const owner = house.owner.actor
    const before = [await loggedAs('role-changed'), await loggedAs('member-removed'), await loggedAs('member-left')]
    const change = pressing(owner)
    const removal = pressing(owner)
    const leaving = pressing(leaver.actor)
    await pressed(() => changeRole(change, { companySlug: house.slug, accountId: admin.id, role: 'billing' }))
    await pressed(() => removeMember(removal, { companySlug: house.slug, accountId: admin.id }))
    const left = await pressed(() => leave(leaving, { companySlug: house.slug }))
    const after = [await loggedAs('role-changed'), await loggedAs('member-removed'), await loggedAs('member-left')]
    expect(after).toEqual(before.map((count) => count + 1))
    expect(await standing(house, leaver)).toEqual({ role: null, appIds: [] })
    expect(await answerToLeaver(leaving.form, 'leave')).toEqual(left)
    expect(await answerToLeaver(leaving.form, 'close-company')).toBeNull()
  })

  test('closes a Company once', async () => {
    const house = await newHouse()
    const mine = pressing(house.owner.actor)
    const { name } = await companyOf(house)
    await pressed(() => closeCompany(mine, { companySlug: house.slug, name: name ?? '' }))
    expect(await mailed('mail-company-closed')).toBe(1)
  })
})

const invited = (companySlug: string) => ({
  companySlug,
  email: 'jonas@weber.example',
  role: 'admin' as const,
  name: '',
  message: '',
  language: 'en' as const,
  expiryDays: 14 as const,
  appIds: [],
  acceptedEmail: '',
  firstName: '',
  lastName: '',
})

describe('the same form', () => {
  const wish = (content: unknown) => ({ verb: 'create-app', content }) as const

  test('does another thing for another content, another person and without an id', async () => {
    const form = newId()
    let works = 0
    const work = async () => ({ number: ++works })
    const numbers = []
    for (const sender of [{ form }, { form, accountId: newId() }, {}, {}]) {
      numbers.push((await once(sender, wish('one'), work)).number)
    }
    numbers.push((await once({ form }, wish('two'), work)).number)
    numbers.push((await once({ form }, wish('one'), work)).number)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 1])
  })

  test('leaves nothing behind where it was refused, and is judged anew', async () => {
    const form = newId()
    const refused = () => once({ form }, wish('one'), async () => refuse('not-allowed'))
    expect(await Promise.all([reasonOf(refused()), reasonOf(refused())])).toEqual(['not-allowed', 'not-allowed'])
    expect(await db().$count(sentForms, eq(sentForms.form, form))).toBe(0)
    expect(await once({ form }, wish('one'), async () => ({ isMade: true }))).toEqual({ isMade: true })
  })

  test('waits for the first press, whose end decides', async () => {
    const form = newId()
    const seconds: Promise<{ press: number }>[] = []
    const first = once({ form }, wish('one'), async (tx) => {
      await enqueue(tx, { kind: 'mail-code', key: `held:${form}`, payload: { tokenId: form, generation: 1 } })
      seconds.push(once({ form }, wish('one'), async () => ({ press: 2 })))
      await untilWaiting(seconds)
      throw new Error('the machine went down')
    })
    await expect(first).rejects.toThrow('went down')
    expect(await Promise.all(seconds)).toEqual([{ press: 2 }])
    expect(await db().$count(outbox, eq(outbox.key, `held:${form}`))).toBe(0)
  })

  test('keeps nothing of what was typed', async () => {
    const form = newId()
    const secret = 'tulips along the canal'
    await once({ form }, wish({ email: 'kim@blumenhaus.example', password: secret }), async () => ({ isMade: true }))
    const rows = JSON.stringify(await db().select().from(sentForms))
    expect(rows).not.toMatch(/tulips|kim@/)
  })
})
