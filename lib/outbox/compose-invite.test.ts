import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { memberships } from '@/db/schema/companies'
import { limitOfNew } from '@/lib/client-invite/offer'
import { findOffer } from '@/lib/client-invite/queries'
import { resend } from '@/lib/client-invite/resend'
import { clock } from '@/lib/clock'
import { jobOf } from '@/testing/jobs'
import { prepareOffer } from '@/testing/offer'
import { type Invited, newDeveloper, offerFrom } from '@/testing/people'
import { houseOnPlan } from '@/testing/plans'
import { inviteRow } from '@/testing/rows'
import { mailOf } from '@/testing/team-mail'
import { compose } from './compose'

const { stack, offer } = prepareOffer()

const newLinkWanted = () => compose(jobOf('mail-new-link-wanted', { inviteId: offer.invited.inviteId }))
const change = (values: Partial<typeof clientInvites.$inferInsert>) =>
  db().update(clientInvites).set(values).where(eq(clientInvites.id, offer.invited.inviteId))

test('a wish for a new link says that the old one expired only once it has', async () => {
  await change({ newLinkWantedAt: clock.now() })
  expect(mailOf(await newLinkWanted()).mail.props).toMatchObject({ expiredOn: '' })
  await change({ expiresAt: new Date('2020-11-20T23:00:00Z') })
  expect(mailOf(await newLinkWanted()).mail.props).toMatchObject({ expiredOn: '20 November' })
})

test('a wish that was answered, or that nobody can answer any more, is not told', async () => {
  const now = clock.now()
  await change({ newLinkWantedAt: now })
  stack.passTime(120_000)
  await resend(offer.mara.actor, { inviteId: offer.invited.inviteId })
  expect(await newLinkWanted()).toEqual({ skipped: 'sent-meanwhile' })
  await change({ newLinkWantedAt: now, withdrawnAt: now })
  expect(await newLinkWanted()).toEqual({ skipped: 'withdrawn' })
})

test.each(['declined', 'completed'] as const)('a wish for a new link of a %s invite is not told', async (state) => {
  const now = clock.now()
  const ended = { declined: { declinedAt: now }, completed: { orderedAt: now, completedAt: now } }
  await change({ newLinkWantedAt: now, ...ended[state] })
  expect(await newLinkWanted()).toEqual({ skipped: state })
})

test('a wish for a new link is not told to a sender who lost the right to send one', async () => {
  await change({ newLinkWantedAt: clock.now() })
  const companyId = (await inviteRow(offer.invited.inviteId)).companyId ?? ''
  const owner = { companyId, accountId: (await newDeveloper()).actor.accountId, role: 'owner' } as const
  await db()
    .insert(memberships)
    .values({ ...owner, createdAt: clock.now() })
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, offer.mara.actor.accountId))
  await db().update(memberships).set({ role: 'admin' }).where(mine)
  expect(await newLinkWanted()).toEqual({ skipped: 'not-entitled' })
})

test('how far an Admin may go is promised to nobody who may choose a Company with a limit of its own, and betrays no account', async () => {
  const limitIn = async (kind: 'mail-invite' | 'mail-reminder', { inviteId }: Invited) => {
    const { generation } = await inviteRow(inviteId)
    const { props } = mailOf(await compose(jobOf(kind, { inviteId, generation }))).mail
    return 'limit' in props ? props.limit : null
  }
  const shownBehind = async (link: string) => {
    const { offer: shown } = await findOffer(link)
    return shown && limitOfNew(shown)
  }
  const { invited } = offer
  expect(await limitIn('mail-invite', invited)).toBe('€53.55')
  expect(await shownBehind(invited.mailedLink)).toBe(4500)
  expect(await shownBehind(invited.copiedLink), 'anybody may hold it').toBeNull()
  const { kim } = await houseOnPlan()
  const again = await offerFrom(await newDeveloper(), { email: kim.email })
  expect(await limitIn('mail-invite', again)).toBe('')
  expect(await limitIn('mail-reminder', again)).toBe('')
  expect(await shownBehind(again.mailedLink)).toBeNull()
  expect(await shownBehind(again.copiedLink)).toBeNull()
  const copy = await compose(jobOf('mail-invite-copy', { inviteId: again.inviteId }))
  expect(mailOf(copy).mail.props, 'the sender learns nothing').toMatchObject({ limit: '€53.55' })
})
