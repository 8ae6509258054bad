import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { requestReset } from '@/lib/account/reset-password'
import { clock } from '@/lib/clock'
import { requestSignUp } from '@/lib/company/sign-up'
import { paths } from '@/lib/paths'
import { inviteToTeam } from '@/testing/join-team'
import { fresh, newDeveloper, offerFrom, PASSWORD } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import type { Cast, Visit } from '../cast'

/** As if the mail service had not taken a mail: so far, or for as long as it was worth anything. */
async function lose(key: string, how: 'late' | 'given-up'): Promise<void> {
  const now = clock.now()
  const lastError = 'mail service: 503 application_error'
  const lost = how === 'late' ? { runAt: new Date(now.getTime() + 3_600_000) } : { deadAt: now }
  await db()
    .update(outbox)
    .set({ doneAt: null, leaseUntil: null, attempts: 5, lastError, ...lost })
    .where(eq(outbox.key, key))
}

/** What people see where a mail was promised that did not leave. */
export function lostMails({ browsers: { stranger, late }, language }: Cast): Visit[] {
  return [...senders(late, language), ...waiting(stranger, language)]
}

function senders(page: Page, language: Cast['language']): Visit[] {
  const made = { inviteId: '', teamInviteId: '', slug: '' }
  const visit = (name: string, route: string, path: () => string): Visit => ({
    name,
    route,
    page,
    open: () => page.goto(path()),
  })
  return [
    {
      name: 'home-mail-lost',
      route: '/home',
      page,
      async open() {
        const developer = await newDeveloper(language)
        const { slug } = developer
        const { inviteId } = await offerFrom(developer, { name: 'Kim Berger', language })
        const email = `${fresh('jonas')}@weber.example`
        const invited = await inviteToTeam(developer.actor, slug, { email, role: 'admin', appIds: [], language })
        Object.assign(made, { inviteId, teamInviteId: invited.inviteId, slug })
        await lose(`invite:${inviteId}:1`, 'given-up')
        await lose(`team-invite:${invited.inviteId}:1`, 'given-up')
        await signIn(page, developer)
        await page.goto(paths.home())
      },
    },
    visit('invitations-mail-lost', '/invitations', () => paths.invitations()),
    visit('invitation-mail-lost', '/invitations/[id]', () => paths.invitation(made.inviteId)),
    visit('team-mail-lost', '/c/[company]/team', () => paths.team(made.slug)),
    visit('team-invite-mail-lost', '/c/[company]/team/invites/[invite]', () =>
      paths.teamInvite(made.slug, made.teamInviteId),
    ),
  ]
}

function waiting(page: Page, language: Cast['language']): Visit[] {
  const person = { firstName: 'Nora', lastName: 'Weiss', password: PASSWORD, language }
  const code = (name: string, how: 'late' | 'given-up'): Visit => ({
    name,
    route: '/sign-up/[tokenId]',
    page,
    async open() {
      const tokenId = await requestSignUp({ ...person, email: `${fresh('nora')}@weiss.example` })
      await lose(`code:${tokenId}:1`, how)
      await page.goto(paths.signUpCode(tokenId))
    },
  })
  return [
    code('code-mail-late', 'late'),
    code('code-mail-lost', 'given-up'),
    {
      name: 'forgot-mail-lost',
      route: '/forgot/[tokenId]',
      page,
      async open() {
        const tokenId = await requestReset({ email: `${fresh('nora')}@weiss.example`, language })
        await lose(`reset:${tokenId}`, 'given-up')
        await page.goto(paths.forgotSent(tokenId))
      },
    },
  ]
}
