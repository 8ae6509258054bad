import type { Locator, Page } from '@playwright/test'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { type Cast, SUMMARY, to, type Visit } from '../cast'

/** Home, Companies, Apps and invitations, full and empty. */
export function dashboard({
  browsers,
  mara,
  newcomer,
  petra,
  pending,
  trial,
  links,
  colleague,
  language,
  draft,
}: Cast): Visit[] {
  const { client, common, developer, plans, wizard: sent } = words(language)
  const at = (name: string, route: string, page: Page, path: string): Visit => ({ name, route, page, open: to(path) })
  const company = '/c/[company]'
  const one = '/c/[company]/apps/[app]'
  const opened = (visit: Visit, control: (page: Page) => Locator, shown: (page: Page) => Locator): Visit => ({
    ...visit,
    async open(page) {
      await visit.open(page)
      await control(page).click()
      await shown(page).waitFor()
    },
  })
  return [
    at('home', '/home', browsers.mara, paths.home()),
    opened(
      at('home-switcher', '/home', browsers.mara, paths.home()),
      (page) => page.getByRole('button', { name: developer.nav.switchCompany(common.personal), exact: true }),
      (page) => page.locator('#switcher'),
    ),
    at('home-empty', '/home', browsers.newcomer, paths.home()),
    at('home-client', '/home', browsers.petra, paths.home()),
    at('company-own', company, browsers.mara, paths.company(mara.slug)),
    at('company-as-admin', company, browsers.mara, paths.company(petra.slug)),
    at('company-as-client', company, browsers.petra, paths.company(petra.slug)),
    at('apps', `${company}/apps`, browsers.mara, paths.apps(mara.slug)),
    at('apps-empty', `${company}/apps`, browsers.newcomer, paths.apps(newcomer.slug)),
    at('apps-client', `${company}/apps`, browsers.petra, paths.apps(petra.slug)),
    at('app-new-booked', `${company}/apps/new`, browsers.mara, paths.newApp(petra.slug)),
    {
      ...at('app-new-booked-errors', `${company}/apps/new`, browsers.mara, ''),
      async open(page) {
        await page.getByLabel(developer.apps.nameLabel).fill('No Good Name')
        await page.getByRole('button', { name: plans.continue }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    at('app-new-nobody-pays', `${company}/apps/new`, browsers.mara, paths.bookApp(mara.slug)),
    {
      ...at('app-new-check', `${company}/apps/new`, browsers.petra, ''),
      async open(page) {
        await page.goto(paths.newApp(petra.slug))
        await page.getByLabel(developer.apps.nameLabel).fill(`blumen-${language}`)
        await page.getByRole('radio').last().check()
        await page.getByRole('button', { name: plans.continue }).click()
        await page.getByRole('button', { name: client.order.button }).waitFor()
      },
    },
    at('app-new-booked-client', `${company}/apps/new`, browsers.petra, paths.newApp(petra.slug)),
    at('app-new', `${company}/apps/new`, browsers.newcomer, paths.newApp(newcomer.slug)),
    {
      ...at('app-new-errors', `${company}/apps/new`, browsers.newcomer, ''),
      async open(page) {
        await page.getByLabel(developer.apps.nameLabel).fill('No Good Name')
        await page.getByRole('button', { name: developer.apps.create }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    at('app', one, browsers.mara, paths.app(mara.slug, trial.name)),
    at('app-offered', one, browsers.mara, paths.app(mara.slug, pending.appName)),
    at('app-as-admin', one, browsers.mara, paths.app(petra.slug, petra.appName)),
    at('app-client', one, browsers.petra, paths.app(petra.slug, petra.appName)),
    at('plan-as-admin', `${one}/plan`, browsers.mara, paths.appPlan(petra.slug, petra.appName)),
    at('plan-ask', `${one}/plan`, browsers.mara, paths.appPlan(petra.slug, petra.appName, { plan: 'large' })),
    at('plan-client', `${one}/plan`, browsers.petra, paths.appPlan(petra.slug, petra.appName)),
    at('plan-order', `${one}/plan`, browsers.petra, paths.appPlan(petra.slug, petra.appName, { plan: 'large' })),
    at('plan-nobody-pays', `${one}/plan`, browsers.mara, paths.appPlan(mara.slug, trial.name)),
    at('plan-offered', `${one}/plan`, browsers.mara, paths.appPlan(mara.slug, pending.appName)),
    at('invitations', '/invitations', browsers.mara, paths.invitations()),
    at('invitations-empty', '/invitations', browsers.newcomer, paths.invitations()),
    at('invitation-sent', '/invitations/[id]', browsers.mara, paths.invitation(pending.inviteId)),
    at('invitation-done', '/invitations/[id]', browsers.mara, paths.invitation(petra.inviteId)),
    at('invitation-withdrawn', '/invitations/[id]', browsers.colleague, paths.invitation(colleague.withdrawn.inviteId)),
    at('invitation-link-wanted', '/invitations/[id]', browsers.colleague, paths.invitation(colleague.wanted.inviteId)),
    at('invitation-declined', '/invitations/[id]', browsers.sender, paths.invitation(links.declined.inviteId)),
    opened(
      at('withdraw-dialog', '/invitations/[id]', browsers.mara, paths.invitation(pending.inviteId)),
      (page) => page.getByRole('link', { name: sent.invitation.withdraw, exact: true }),
      (page) => page.getByRole('alertdialog'),
    ),
    at('withdraw', '/invitations/[id]/withdraw', browsers.mara, paths.withdrawInvite(pending.inviteId)),
    at('draft-delete', '/invitations/[id]/delete', browsers.mara, paths.deleteDraft(draft.draftId)),
    at('not-yours', one, browsers.mara, paths.app(newcomer.slug, 'nothing')),
  ]
}

/** The three steps of an invitation. */
export function wizard({ browsers, draft, emptyDraft, language }: Cast): Visit[] {
  const { wizard: steps } = words(language)
  const step = (name: string, word: 'app' | 'client' | 'check', draftId: string, page: Page): Visit => {
    return { name, route: `/invite/[draft]/${word}`, page, open: to(paths.inviteStep(draftId, word)) }
  }
  const { mara, newcomer } = browsers
  return [
    step('wizard-app', 'app', draft.draftId, mara),
    step('wizard-app-none', 'app', emptyDraft.draftId, newcomer),
    step('wizard-client', 'client', draft.draftId, mara),
    {
      ...step('wizard-client-errors', 'client', draft.draftId, mara),
      async open(page) {
        await page.getByRole('button', { name: steps.continue }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    {
      ...step('wizard-check', 'check', draft.draftId, mara),
      async open(page) {
        await page.getByLabel(steps.client.email).fill('jonas@atelier.example')
        await page.getByRole('button', { name: steps.continue }).click()
        await page.getByRole('button', { name: steps.check.send('') }).waitFor()
      },
    },
  ]
}
