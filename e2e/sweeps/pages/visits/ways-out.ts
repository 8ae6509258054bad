import type { Language } from '@/db/vocabulary'
import { stopLink, stopReminders } from '@/lib/client-invite/stop-reminders'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import type { Offered } from '@/testing/people'
import { type Cast, SUMMARY, type Visit } from '../cast'

/** The pages on which a client says no: to an offer, and to its reminders. */
export function waysOut({ browsers: { stranger: page }, pending, links, language }: Cast): Visit[] {
  return [...noes(page, pending, language), ...silence(page, pending, links.withdrawn)]
}

function noes(page: Visit['page'], { mailedLink, copiedLink }: Offered, language: Language): Visit[] {
  const { decline } = words(language)
  const route = '/i/[token]/decline'
  return [
    { name: 'decline', route, page, open: () => page.goto(paths.decline(mailedLink)) },
    {
      name: 'decline-errors',
      route,
      page,
      async open() {
        await page.getByRole('textbox').fill('x'.repeat(601))
        await page.getByRole('button', { name: decline.confirm }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'decline-passed-on', route, page, open: () => page.goto(paths.decline(copiedLink)) },
  ]
}

function silence(page: Visit['page'], offered: Offered, silenced: Offered): Visit[] {
  const route = '/u/[invite]/[token]'
  const unknown = { inviteId: offered.inviteId, token: 'a'.repeat(43) }
  return [
    { name: 'stop-reminders', route, page, open: () => page.goto(paths.stopReminders(stopLink(offered.inviteId))) },
    {
      name: 'reminders-stopped',
      route,
      page,
      async open() {
        await stopReminders(stopLink(silenced.inviteId))
        await page.goto(paths.stopReminders(stopLink(silenced.inviteId)))
      },
    },
    { name: 'stop-unknown', route, page, open: () => page.goto(paths.stopReminders(unknown)) },
    { name: 'stopped-unknown', route, page, open: () => page.goto(paths.remindersStopped(unknown)) },
  ]
}
