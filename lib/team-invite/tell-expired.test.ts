import { expect, test } from 'vitest'
import { compose } from '@/lib/outbox/compose'
import { jobOf } from '@/testing/jobs'
import { inviteToTeam } from '@/testing/join-team'
import { entriesOf, freshEmail, mailsKeyed, newMember, newTeam, teamInviteRow } from '@/testing/team-invite'
import { mailOf } from '@/testing/team-mail'
import { DAY } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { changeRole } from '../team/change-role'
import { resendTeamInvite } from './resend'
import { tellExpired } from './tell-expired'
import { withdrawTeamInvite } from './withdraw'

const stack = prepareStack()

const told = (inviteId: string) => mailsKeyed(`team-invite-expired:${inviteId}`)
const lines = (inviteId: string) => entriesOf(inviteId, 'team-invite-expired')
const filled = (inviteId: string, generation = 1) =>
  compose(jobOf('mail-team-invite-expired', { inviteId, generation }))

async function waiting() {
  const team = await newTeam()
  const { inviteId } = await inviteToTeam(team.owner.actor, team.slug, { email: freshEmail(), role: 'admin' })
  return { team, inviteId }
}

test('a team invitation that runs out is told to its sender and has its line in the log, once', async () => {
  const { team, inviteId } = await waiting()
  stack.passTime(13 * DAY)
  await tellExpired()
  expect(await told(inviteId)).toEqual([])
  stack.passTime(2 * DAY)
  await Promise.all([tellExpired(), tellExpired()])
  await tellExpired()
  expect(await told(inviteId)).toHaveLength(1)
  expect(await lines(inviteId)).toMatchObject([{ actorKind: 'clock', companyId: team.companyId }])
  const { email } = await teamInviteRow(inviteId)
  expect(mailOf(await filled(inviteId))).toMatchObject({
    to: team.owner.email,
    mail: { props: { personEmail: email } },
  })
})

test('one that was sent again runs out once more and is told again', async () => {
  const { team, inviteId } = await waiting()
  stack.passTime(15 * DAY)
  await tellExpired()
  await resendTeamInvite(team.owner.actor, { companySlug: team.slug, inviteId })
  expect(await filled(inviteId)).toEqual({ skipped: 'replaced' })
  expect(await filled(inviteId, 2)).toEqual({ skipped: 'open' })
  stack.passTime(15 * DAY)
  await tellExpired()
  expect(await told(inviteId)).toHaveLength(2)
  expect(await lines(inviteId)).toHaveLength(2)
})

test('one that somebody ended, or that ran out long ago, is nobody’s news', async () => {
  const { team, inviteId } = await waiting()
  await withdrawTeamInvite(team.owner.actor, { companySlug: team.slug, inviteId })
  const old = await inviteToTeam(team.owner.actor, team.slug, { email: freshEmail(), role: 'admin' })
  stack.passTime(30 * DAY)
  await tellExpired()
  expect(await lines(inviteId)).toEqual([])
  expect(await lines(old.inviteId)).toEqual([])
})

test('who may not invite any more is not asked to send a new link', async () => {
  const team = await newTeam()
  const admin = await newMember(team, 'admin')
  const { inviteId } = await inviteToTeam(admin, team.slug, { email: freshEmail(), role: 'admin' })
  stack.passTime(15 * DAY)
  await tellExpired()
  expect(mailOf(await filled(inviteId)).to).toBe(admin.email)
  await changeRole(team.owner.actor, { companySlug: team.slug, accountId: admin.accountId, role: 'billing' })
  expect(await filled(inviteId)).not.toHaveProperty('to')
})
