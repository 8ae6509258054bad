import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { saveCard } from '@/e2e/client-pages'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { inRoot } from '@/lib/root'
import { words } from '@/lib/words/words'
import { waysBack } from './routes-account'
import { accountPages } from './routes-account-pages'
import { activityPages } from './routes-activity'
import { type Cast, endCheckout, orderIn, type Visit, withdrawOffer } from './routes-cast'
import { companyPages } from './routes-companies'
import { waysOut } from './routes-decline'
import { workshop } from './routes-dev'
import { framePages } from './routes-frame'
import { teamPages } from './routes-team'
import { teamInvitePages } from './routes-team-invite'

/** Drawn by Next itself during the build, for the case that even our own error page fails. */
export const LAST_RESORT = '/_global-error'

/** Every route of the build as Next lists them, with its kind. */
export function builtRoutes(): { route: string; kind: 'page' | 'route' }[] {
  const files: Record<string, string> = readManifest('app-path-routes-manifest.json')
  return Object.entries(files).map(([file, route]) => ({ route, kind: file.endsWith('/page') ? 'page' : 'route' }))
}

/** Every server action of the build, with the routes of the pages that can be posted to for it. */
export function builtActions(): { id: string; name: string; routes: string[] }[] {
  const files: Record<string, string> = readManifest('app-path-routes-manifest.json')
  const actions: Record<string, { exportedName: string; workers: object }> = readManifest(
    'server/server-reference-manifest.json',
  ).node
  return Object.entries(actions).map(([id, { exportedName, workers }]) => {
    const routes = Object.keys(workers).map((worker) => files[worker.slice('app'.length)] ?? worker)
    return { id, name: exportedName, routes }
  })
}

/** Pages the build drew ahead of any request; a picture is no page and needs no nonce. */
export function staticRoutes(): string[] {
  const { routes, dynamicRoutes } = readManifest('prerender-manifest.json')
  return [...Object.keys(routes), ...Object.keys(dynamicRoutes)].filter((route) => !route.endsWith('.svg'))
}

// biome-ignore lint/suspicious/noExplicitAny: Next's manifests have no published types
function readManifest(name: string): any {
  return JSON.parse(readFileSync(inRoot('.next', name), 'utf8'))
}

/** In this order: some states follow from the one before. */
export function visitsOf(cast: Cast): Visit[] {
  return [
    ...wayIn(cast),
    ...waysBack(cast),
    ...waysOut(cast),
    ...landings(cast),
    ...orders(cast),
    ...checkouts(cast),
    ...dashboard(cast),
    ...wizard(cast),
    ...workshop(cast),
    ...teamInvitePages(cast),
    ...teamPages(cast),
    ...companyPages(cast),
    ...framePages(cast),
    ...activityPages(cast),
    ...accountPages(cast),
    ...faults(cast),
  ]
}

/** What a form shows when something in it is wrong. */
export const SUMMARY = '[data-error-summary]'

const to = (path: string) => (page: Page) => page.goto(path)

function wayIn({ browsers: { stranger: page }, signInToken, signUpToken, petra, browsers, language }: Cast): Visit[] {
  const { auth } = words(language)
  const submit = (name: string) => page.getByRole('button', { name, exact: true }).click()
  return [
    { name: 'start', route: '/', page: browsers.mara, open: to('/') },
    { name: 'sign-in', route: '/sign-in', page, open: to('/sign-in') },
    {
      name: 'sign-in-errors',
      route: '/sign-in',
      page,
      async open() {
        await page.getByLabel(auth.signIn.email).fill(petra.email)
        await page.getByLabel(auth.signIn.password).fill('not the password')
        await submit(auth.signIn.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'sign-in-code', route: '/sign-in/[tokenId]', page, open: to(paths.signInCode(signInToken)) },
    { name: 'sign-up', route: '/sign-up', page, open: to('/sign-up') },
    {
      name: 'sign-up-errors',
      route: '/sign-up',
      page,
      async open() {
        await page.getByLabel(auth.signIn.email).fill('nobody')
        await submit(auth.signUp.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'sign-up-code', route: '/sign-up/[tokenId]', page, open: to(paths.signUpCode(signUpToken)) },
    {
      name: 'sign-up-code-wrong',
      route: '/sign-up/[tokenId]',
      page,
      async open() {
        await page.getByLabel(auth.code.code).fill('12')
        await submit(auth.code.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'not-found', route: '/_not-found', page, open: to('/nowhere') },
    { name: 'check', route: '/check', page, open: to(paths.check()) },
    {
      name: 'check-errors',
      route: '/check',
      page,
      async open() {
        const { check } = words(language)
        await page.getByLabel(check.email).fill('kim@blumenhaus.example')
        await submit(check.submit)
        await page.locator(SUMMARY).waitFor()
      },
    },
    { name: 'help-working', route: '/help/working-for-a-client', page, open: to(paths.helpWorking()) },
    { name: 'help-roles', route: '/help/roles', page, open: to(paths.helpRoles()) },
    { name: 'legal', route: '/legal/[document]/[version]', page, open: to(paths.legal('terms', '2026-10-01')) },
  ]
}

function landings({ browsers, links, pending, petra, language }: Cast): Visit[] {
  const { dead } = words(language).client
  const { stranger } = browsers
  const landing = (name: string, link: string, page = stranger): Visit => {
    return { name, route: '/i/[token]', page, open: to(paths.landing(link)) }
  }
  return [
    landing('landing', pending.mailedLink),
    { ...landing('landing-no-access-kept', links.withdrawn.mailedLink) },
    {
      ...landing('link-withdrawn', links.withdrawn.mailedLink),
      async open(page) {
        await withdrawOffer(links.withdrawn)
        await page.reload()
      },
    },
    landing('link-replaced', links.replaced.mailedLink),
    landing('link-expired', links.expired.mailedLink),
    {
      ...landing('link-expired-asked', links.expired.mailedLink),
      async open(page) {
        await page.getByRole('button', { name: dead.askNew('Mara') }).click()
        await page.getByRole('status').waitFor()
      },
    },
    landing('link-declined', links.declined.mailedLink),
    landing('link-unknown', 'a'.repeat(43)),
    landing('link-used', petra.link),
    landing('link-used-by-you', petra.link, browsers.petra),
  ]
}

function orders({ browsers, links, toOrder, pending, language }: Cast): Visit[] {
  const { order: asked, signIn } = words(language).client
  const { stranger, petra, mara, newcomer } = browsers
  const order = (name: string, link: string, page: Page): Visit => {
    return { name, route: '/i/[token]/order', page, open: to(paths.order(link)) }
  }
  return [
    order('order-new-client', toOrder.mailedLink, stranger),
    {
      ...order('order-errors', toOrder.mailedLink, stranger),
      async open(page) {
        await page.getByRole('button', { name: asked.button }).click()
        await page.locator(SUMMARY).waitFor()
      },
    },
    order('order-known-client', links.toPetra.mailedLink, petra),
    order('order-without-card', links.toNewcomer.mailedLink, newcomer),
    order('order-sign-in', links.toPetra.mailedLink, stranger),
    order('order-passed-on', pending.copiedLink, stranger),
    {
      ...order('order-code', pending.copiedLink, stranger),
      async open(page) {
        await page.getByRole('button', { name: signIn.sendCode }).click()
        await page.getByLabel(signIn.code).waitFor()
      },
    },
    order('order-other-account', pending.mailedLink, mara),
  ]
}

function checkouts({ browsers, toOrder, rejected, language }: Cast): Visit[] {
  const { done, order } = words(language).client
  const { kim, stranger } = browsers
  let first = ''
  let second = ''
  const checkout = (name: string, part: 'done' | 'back', page: Page, id: () => string): Visit => {
    return { name, route: `/checkout/[checkout]/${part}`, page, open: () => page.goto(`/checkout/${id()}/${part}`) }
  }
  const prepared = (visit: Visit, prepare: () => Promise<unknown>): Visit => {
    return { ...visit, open: (page) => prepare().then(() => visit.open(page)) }
  }
  return [
    prepared(
      checkout('checkout-waiting', 'done', kim, () => first),
      async () => {
        first = await orderIn(kim, toOrder, language)
      },
    ),
    checkout('checkout-waiting-stranger', 'done', stranger, () => first),
    checkout('checkout-back', 'back', kim, () => first),
    checkout('checkout-back-stranger', 'back', stranger, () => first),
    prepared(
      checkout('checkout-done', 'done', kim, () => first),
      async () => {
        await kim.goto(paths.order(toOrder.mailedLink))
        await kim.getByLabel(order.company).fill('Blumenhaus GmbH')
        await kim.getByLabel(order.tick).check()
        await kim.getByRole('button', { name: order.button }).click()
        await kim.waitForURL(/\/c\/pay\//)
        await saveCard(kim)
        await kim.getByRole('link', { name: done.overview }).waitFor()
        first = new URL(kim.url()).pathname.split('/')[2] ?? ''
      },
    ),
    checkout('checkout-done-stranger', 'done', stranger, () => first),
    checkout('checkout-unknown', 'done', stranger, newId),
    prepared(
      checkout('checkout-lapsed', 'done', rejected.page, () => second),
      async () => {
        second = await orderIn(rejected.page, rejected.offered, language)
        await endCheckout(second, 'expired')
      },
    ),
    checkout('checkout-lapsed-stranger', 'done', stranger, () => second),
    prepared(
      checkout('checkout-rejected', 'done', rejected.page, () => second),
      () => endCheckout(second, 'rejected'),
    ),
  ]
}

function dashboard({ browsers, mara, newcomer, petra, pending, trial, links, language }: Cast): Visit[] {
  const { common, developer, wizard: sent } = words(language)
  const at = (name: string, route: string, page: Page, path: string): Visit => ({ name, route, page, open: to(path) })
  const company = '/c/[company]'
  const one = '/c/[company]/apps/[app]'
  const opened = (visit: Visit, press: string, role: 'button' | 'link' = 'button'): Visit => ({
    ...visit,
    async open(page) {
      await visit.open(page)
      await page.getByRole(role, { name: press, exact: true }).click()
    },
  })
  return [
    at('home', '/home', browsers.mara, paths.home()),
    opened(at('home-switcher', '/home', browsers.mara, paths.home()), developer.nav.switchCompany(common.personal)),
    at('home-empty', '/home', browsers.newcomer, paths.home()),
    at('home-client', '/home', browsers.petra, paths.home()),
    at('company-own', company, browsers.mara, paths.company(mara.slug)),
    at('company-as-admin', company, browsers.mara, paths.company(petra.slug)),
    at('company-as-client', company, browsers.petra, paths.company(petra.slug)),
    at('apps', `${company}/apps`, browsers.mara, paths.apps(mara.slug)),
    at('apps-empty', `${company}/apps`, browsers.newcomer, paths.apps(newcomer.slug)),
    at('apps-client', `${company}/apps`, browsers.petra, paths.apps(petra.slug)),
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
    at('invitations', '/invitations', browsers.mara, paths.invitations()),
    at('invitations-empty', '/invitations', browsers.newcomer, paths.invitations()),
    at('invitation-sent', '/invitations/[id]', browsers.mara, paths.invitation(pending.inviteId)),
    at('invitation-done', '/invitations/[id]', browsers.mara, paths.invitation(petra.inviteId)),
    at('invitation-withdrawn', '/invitations/[id]', browsers.sender, paths.invitation(links.withdrawn.inviteId)),
    at('invitation-link-wanted', '/invitations/[id]', browsers.sender, paths.invitation(links.expired.inviteId)),
    at('invitation-declined', '/invitations/[id]', browsers.sender, paths.invitation(links.declined.inviteId)),
    opened(
      at('withdraw-dialog', '/invitations/[id]', browsers.mara, paths.invitation(pending.inviteId)),
      sent.invitation.withdraw,
      'link',
    ),
    at('withdraw', '/invitations/[id]/withdraw', browsers.mara, paths.withdrawInvitation(pending.inviteId)),
    at('not-yours', one, browsers.mara, paths.app(newcomer.slug, 'nothing')),
  ]
}

function wizard({ browsers, draft, emptyDraft, language }: Cast): Visit[] {
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
        await page.getByRole('button', { name: steps.check.send('jonas@atelier.example') }).waitFor()
      },
    },
  ]
}

/** Pages that fail, each at its own level, by taking a table away from under them. */
function faults({ browsers, mara, trial, draft, toOrder, language }: Cast): Visit[] {
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
