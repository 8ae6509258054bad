import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import type { Cast, Visit } from '../cast'

/** Pages that fail, each at its own level, by taking a table away from under them. */
export function faults({ browsers, mara, trial, draft, toOrder, language }: Cast): Visit[] {
  const broken = (name: string, route: string, table: string, page: Page, path: string): Visit => ({
    name,
    route,
    page,
    async open() {
      await db().execute(sql`alter table ${sql.identifier(table)} rename to ${sql.identifier(`${table}_away`)}`)
      await page
        .goto(path)
        .finally(() =>
          db().execute(sql`alter table ${sql.identifier(`${table}_away`)} rename to ${sql.identifier(table)}`),
        )
      await page.getByRole('heading', { name: words(language).broken.title }).waitFor()
    },
  })
  const signIn = paths.signInCode(newId())
  return [
    broken('error-way-in', '/sign-in/[tokenId]', 'one_time_tokens', browsers.stranger, signIn),
    broken('error-client', '/i/[token]', 'client_invites', browsers.stranger, paths.landing(toOrder.mailedLink)),
    broken('error-dashboard', '/c/[company]/apps/[app]', 'activities', browsers.mara, paths.app(mara.slug, trial.name)),
    broken('error-wizard', '/invite/[draft]/app', 'plans', browsers.mara, paths.inviteStep(draft.draftId, 'app')),
    broken('error-frame', '/home', 'sessions', browsers.mara, paths.home()),
  ]
}
