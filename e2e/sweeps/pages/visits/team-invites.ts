import { eq, like } from 'drizzle-orm'
import { db } from '@/db/client'
import { rateLimits } from '@/db/schema/accounts'
import { teamInvites } from '@/db/schema/team-invites'
import { paths } from '@/lib/paths'
import { declineTeamInvite } from '@/lib/team-invite/decline'
import { askTeamMailbox } from '@/lib/team-invite/prove-mailbox'
import { resendTeamInvite } from '@/lib/team-invite/resend'
import { withdrawTeamInvite } from '@/lib/team-invite/withdraw'
import { type InvitedToTeam, inviteToTeam, joinTeam } from '@/testing/join-team'
import { teamBearerOf } from '@/testing/links'
import { fresh } from '@/testing/people'
import { type Cast, LONG_AGO, SUMMARY, type Visit } from '../cast'

const MESSAGE = 'Good to have you with us.\nThe shop opens in two weeks, and there is a lot to do.'

/** Inviting people to a team, and every page behind such a link. */
export function teamInvitePages(cast: Cast): Visit[] {
  return [...links(cast), ...invitePage(cast), ...managePages(cast)]
}

type Role = Parameters<typeof inviteToTeam>[2]['role']

/** One person sends more of them here than in an hour of real life. */
async function inviteOnceMore(...invited: Parameters<typeof inviteToTeam>): Promise<InvitedToTeam> {
  await db().delete(rateLimits).where(like(rateLimits.key, 'invite-sender:%'))
  return inviteToTeam(...invited)
}

/** A fresh invite to a team of mara's; as a Collaborator to one of her Apps. */
async function invite({ mara, trial, language }: Cast, role: Role = 'collaborator', email?: string) {
  const appIds = role === 'collaborator' ? [trial.id] : []
  const invited = { email: email ?? `${fresh('jonas')}@weber.example`, role, appIds, language, message: MESSAGE }
  return inviteOnceMore(mara.actor, mara.slug, { ...invited, name: 'Jonas Weber' })
}

function change({ inviteId }: InvitedToTeam, moments: Partial<typeof teamInvites.$inferInsert>) {
  return db().update(teamInvites).set(moments).where(eq(teamInvites.id, inviteId))
}

function links(cast: Cast): Visit[] {
  const { browsers, mara, newcomer, language } = cast
  const { stranger } = browsers
  const route = '/t/[token]'
  const about = ({ inviteId }: InvitedToTeam) => ({ companySlug: mara.slug, inviteId })
  /** A visit of the link that somebody new was sent, after something happened to it. */
  const visit = (name: string, made: () => Promise<string>, page = stranger): Visit => ({
    name: `team-link-${name}`,
    route,
    page,
    async open() {
      await page.goto(paths.teamLink(await made()))
    },
  })
  return [
    visit('new', async () => (await invite(cast)).mailedLink),
    visit('new-owner', async () => (await invite(cast, 'owner')).mailedLink),
    visit('copied', async () => (await invite(cast, 'admin')).copiedLink),
    visit('sign-in', async () => (await invite(cast, 'billing', cast.petra.email)).mailedLink),
    visit('other-account', async () => (await invite(cast, 'admin')).mailedLink, browsers.newcomer),
    visit('invited-account', async () => (await invite(cast, 'admin', newcomer.email)).copiedLink, browsers.newcomer),
    {
      name: 'team-link-code',
      route,
      page: stranger,
      async open() {
        const { copiedLink } = await invite(cast, 'admin')
        const tokenId = await askTeamMailbox(await teamBearerOf(copiedLink), { language })
        await stranger.goto(paths.teamLinkCode(copiedLink, tokenId))
      },
    },
    visit('expired', async () => {
      const invited = await invite(cast, 'admin')
      await change(invited, { expiresAt: LONG_AGO })
      return invited.mailedLink
    }),
    visit('asked', async () => {
      const invited = await invite(cast, 'admin')
      await change(invited, { expiresAt: LONG_AGO, newLinkWantedAt: LONG_AGO })
      return invited.mailedLink
    }),
    visit('replaced', async () => {
      const invited = await invite(cast, 'admin')
      await change(invited, { lastSentAt: LONG_AGO })
      await resendTeamInvite(mara.actor, about(invited))
      return invited.mailedLink
    }),
    visit('withdrawn', async () => {
      const invited = await invite(cast, 'admin')
      await withdrawTeamInvite(mara.actor, about(invited))
      return invited.mailedLink
    }),
    visit('declined', async () => {
      const invited = await invite(cast, 'admin')
      await declineTeamInvite(await teamBearerOf(invited.mailedLink), { accountId: null })
      return invited.mailedLink
    }),
    visit('used', async () => {
      const invited = await invite(cast, 'billing')
      await joinTeam(invited, { language })
      return invited.mailedLink
    }),
    visit(
      'used-by-another',
      async () => {
        const invited = await invite(cast, 'billing')
        await joinTeam(invited, { language })
        return invited.mailedLink
      },
      browsers.newcomer,
    ),
    visit('unknown', async () => 'a'.repeat(43)),
    ...declinePages(cast),
  ]
}

function declinePages(cast: Cast): Visit[] {
  const { stranger: page } = cast.browsers
  const route = '/t/[token]/decline'
  const decline = (name: string, which: 'mailedLink' | 'copiedLink'): Visit => ({
    name,
    route,
    page,
    async open() {
      await page.goto(paths.declineTeam((await invite(cast, 'admin'))[which]))
    },
  })
  return [decline('team-decline', 'mailedLink'), decline('team-decline-passed-on', 'copiedLink')]
}

function invitePage(cast: Cast): Visit[] {
  const { browsers, mara, trial, petra } = cast
  const route = '/c/[company]/team/invite'
  const { mara: page } = browsers
  return [
    { name: 'team-invite', route, page, open: () => page.goto(paths.inviteMember(mara.slug)) },
    {
      name: 'team-invite-errors',
      route,
      page,
      async open() {
        await page.locator('form button[type=submit]').last().click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    {
      name: 'team-invite-from-app',
      route,
      page,
      open: () => page.goto(`${paths.inviteMember(mara.slug)}?app=${trial.name}`),
    },
    {
      name: 'team-invite-client',
      route,
      page: browsers.petra,
      open: () => browsers.petra.goto(paths.inviteMember(petra.slug)),
    },
  ]
}

function managePages(cast: Cast): Visit[] {
  const { browsers, mara } = cast
  const { mara: page } = browsers
  const of = (
    name: string,
    where: 'teamInvite' | 'withdrawTeamInvite',
    moments: Partial<typeof teamInvites.$inferInsert> = {},
  ): Visit => ({
    name,
    route:
      where === 'teamInvite' ? '/c/[company]/team/invites/[invite]' : '/c/[company]/team/invites/[invite]/withdraw',
    page,
    async open() {
      const invited = await invite(cast)
      if (Object.keys(moments).length > 0) await change(invited, moments)
      await page.goto(paths[where](mara.slug, invited.inviteId))
    },
  })
  return [
    of('team-invite-open', 'teamInvite'),
    of('team-invite-wanted', 'teamInvite', { expiresAt: LONG_AGO, newLinkWantedAt: LONG_AGO }),
    of('team-invite-declined', 'teamInvite', { declinedAt: LONG_AGO }),
    of('team-invite-withdrawn', 'teamInvite', { withdrawnAt: LONG_AGO }),
    of('team-invite-withdraw', 'withdrawTeamInvite'),
    of('team-invite-withdraw-expired', 'withdrawTeamInvite', { expiresAt: LONG_AGO }),
  ]
}
