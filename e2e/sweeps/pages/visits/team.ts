import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appsOf } from '@/lib/apps/queries'
import { requestProof } from '@/lib/auth/step-up'
import { clock } from '@/lib/clock'
import { findCompany } from '@/lib/company/queries'
import { paths } from '@/lib/paths'
import { removeMember } from '@/lib/team/remove-member'
import { words } from '@/lib/words/words'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { fresh } from '@/testing/people'
import { ageSessions, type Cast, SUMMARY, type Visit } from '../cast'

const PERSON = '/c/[company]/team/[person]'

/** The team, and every page about one person of it: as its client and as its Admin see them, with and without anything to do. */
export function teamPages(cast: Cast): Visit[] {
  const { petra, mara, newcomer, browsers, language } = cast
  const at = (name: string, route: string, page: Page, path: () => Promise<string> | string): Visit => {
    return { name: `team-${name}`, route, page, open: async () => page.goto(await path()) }
  }
  const team = prepared(cast)
  const maraId = mara.actor.accountId
  const failing = (name: string, visit: Visit, submit: string): Visit => ({
    ...visit,
    name,
    async open(page) {
      await visit.open(page)
      await page.getByRole('button', { name: submit, exact: true }).click()
      await page.locator(SUMMARY).waitFor()
    },
  })
  const w = words(language)
  const role = at('role', `${PERSON}/role`, browsers.petra, async () => paths.changeRole(petra.slug, maraId))
  const access = at('access', '/c/[company]/apps/[app]/access', browsers.mara, async () => {
    await team()
    return paths.appAccess(petra.slug, petra.appName)
  })
  const confirm = (name: string, page: Page, email: string): Visit =>
    at(name, '/confirm', page, async () => {
      await ageSessions(email)
      return paths.confirm(paths.leave(petra.slug))
    })
  return [
    at('alone', '/c/[company]/team', browsers.newcomer, () => paths.team(newcomer.slug)),
    at('whole', '/c/[company]/team', browsers.petra, async () => {
      await team()
      return paths.team(petra.slug)
    }),
    at('as-admin', '/c/[company]/team', browsers.mara, () => paths.team(petra.slug)),
    at('person', PERSON, browsers.petra, () => paths.person(petra.slug, maraId)),
    at('myself', PERSON, browsers.mara, () => paths.person(petra.slug, maraId)),
    role,
    failing('team-role-errors', role, w.team.changing.submit),
    at('role-of-collaborator', `${PERSON}/role`, browsers.mara, async () =>
      paths.changeRole(petra.slug, (await team()).collaborator),
    ),
    at('remove', `${PERSON}/remove`, browsers.petra, () => paths.removePerson(petra.slug, maraId)),
    at('remove-long', `${PERSON}/remove`, browsers.petra, async () =>
      paths.removePerson(petra.slug, (await team()).longNamed),
    ),
    at('former', `${PERSON}/former`, browsers.petra, async () => paths.formerPerson(petra.slug, (await team()).former)),
    access,
    failing('team-access-errors', unticked(access), w.team.access.submit),
    at('leave', '/c/[company]/leave', browsers.mara, () => paths.leave(petra.slug)),
    at('leave-last-owner', '/c/[company]/leave', browsers.petra, () => paths.leave(petra.slug)),
    at('leave-own', '/c/[company]/leave', browsers.newcomer, () => paths.leave(newcomer.slug)),
    confirm('confirm', browsers.mara, mara.email),
    at('leave-stale', '/c/[company]/leave', browsers.mara, () => paths.leave(petra.slug)),
    failing('team-confirm-errors', confirm('confirm', browsers.mara, mara.email), w.auth.confirm.submit),
    {
      name: 'team-confirm-code',
      route: '/confirm/[tokenId]',
      page: browsers.mara,
      async open(page) {
        const tokenId = await requestProof({ id: mara.actor.accountId, email: mara.email, sessionId: '' }, language)
        await page.goto(paths.confirmCode(tokenId, paths.leave(petra.slug)))
        // Whoever looks at pages after this one is as fresh as before.
        await ageSessions(mara.email, 0)
      },
    },
  ]
}

/** The people of Petra's Company, made once: with an app of their own, with a long name, invited, and gone. */
function prepared({ petra, language }: Cast) {
  let made: Promise<{ collaborator: string; longNamed: string; former: string }> | undefined
  const make = async () => {
    const [account] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, petra.email))
    const owner = { kind: 'account' as const, accountId: account?.id ?? '', provedAt: clock.now() }
    const appIds = await appIdsOf(owner.accountId, petra.slug, petra.appName)
    const join = async (role: 'collaborator' | 'billing' | 'admin', firstName: string, lastName: string) => {
      const email = `${fresh('team')}@weber.example`
      const invited = await inviteToTeam(owner, petra.slug, { email, role, appIds, language })
      return (await joinTeam(invited, { firstName, lastName, language })).accountId
    }
    const collaborator = await join('collaborator', 'Jonas', 'Weber')
    const longNamed = await join('billing', 'Maximiliane-Konstantina', 'Freifrauvonundzuderhohenstaufendorfermühle')
    const former = await join('admin', 'Gerda', 'Gegangen')
    await removeMember(owner, { companySlug: petra.slug, accountId: former })
    await inviteToTeam(owner, petra.slug, {
      email: `${fresh('second')}@${petra.appName}.example`,
      role: 'owner',
      language,
    })
    return { collaborator, longNamed, former }
  }
  return () => {
    made ??= make()
    return made
  }
}

async function appIdsOf(accountId: string, slug: string, appName: string): Promise<string[]> {
  const company = await findCompany(accountId, slug)
  if (!company) throw new Error(`no Company ${slug}`)
  const list = await appsOf({ accountId, slug })
  return list.filter(({ name }) => name === appName).map(({ id }) => id)
}

/** Takes every tick away, so that somebody would be left with nothing. */
function unticked(visit: Visit): Visit {
  return {
    ...visit,
    async open(page) {
      await visit.open(page)
      for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
    },
  }
}
