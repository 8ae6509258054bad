import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { memberships } from '@/db/schema/companies'
import { builtActions } from '@/e2e/build'
import { postAction, stateOf } from '@/e2e/posted-action'
import { ask, cookiesOf, fetched, said } from '@/e2e/raw-request'
import { expect, test } from '@/e2e/world'
import { createApp } from '@/lib/apps/create'
import { clock } from '@/lib/clock'
import { paths } from '@/lib/paths'
import { removeMember } from '@/lib/team/remove-member'
import { words } from '@/lib/words/words'
import { mailAbout } from '@/testing/inbox'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { changesBetween, everyRow } from '@/testing/kept-database'
import { type Developer, fresh, inviteClient, newDeveloper, orderAsNewClient, payAtStandIn } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { sessionHeader } from '@/testing/sign-in'

const NEVER = 'never-there'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('the old cookie of somebody dismissed a moment ago opens nothing: no page, payload, file, name found or action', async ({
  stack,
  developer: boss,
}) => {
  const { dana, app, slug } = await house(boss)
  const cookies = await sessionHeader(dana.actor.accountId)
  const pages = [
    paths.company(slug),
    paths.apps(slug),
    paths.app(slug, app.name),
    paths.appAccess(slug, app.name),
    paths.moveApp(slug, app.name),
    paths.team(slug),
    paths.inviteMember(slug),
    paths.person(slug, boss.actor.accountId),
    paths.removePerson(slug, boss.actor.accountId),
    paths.activity(slug),
    paths.activityExport(slug, 'csv'),
    paths.activityExport(slug, 'json'),
    paths.companyDetails(slug),
    paths.leave(slug),
  ]
  const kinds: Record<string, string>[] = [
    { accept: 'text/html' },
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
  ]
  const get = (path: string, headers: Record<string, string>) => fetched(stack, path, { ...headers, ...cookies })
  for (const path of pages) expect((await get(path, {})).status, `${path}, before`).toBe(200)
  expect((await get(paths.find(app.name), {})).body, 'found before').toContain(app.name)
  await dismiss(boss, dana)

  for (const path of pages) {
    for (const headers of kinds) {
      const [answer, twin] = [await get(path, headers), await get(path.replace(`/c/${slug}`, `/c/${NEVER}`), headers)]
      expect(answer.status, path).toBe(twin.status)
      if (!headers.rsc) expect(answer.status, path).toBe(404)
      const blank = (texts: string[]) => texts.map((text) => text.replaceAll(slug, NEVER))
      expect(blank(said(answer)), `${path} ${JSON.stringify(headers)}`).toEqual(said(twin))
      for (const canary of [boss.email, app.name].filter((name) => !path.includes(name))) {
        expect(answer.body, `${path} ${JSON.stringify(headers)}`).not.toContain(canary)
      }
    }
  }
  expect((await get(paths.find(app.name), {})).body).not.toContain(app.name)
  expect((await get(paths.acrossCompanies(boss.actor.accountId), {})).status).toBe(404)

  const tries: Record<string, Record<string, string>> = {
    newApp: { name: fresh('zu-spaet'), planSlug: 'standard' },
    inviteSomeone: { ...INVITED, email: 'ida@verlag.example', role: 'admin' },
    removePerson: { accountId: boss.actor.accountId },
    changeRoleOf: { accountId: boss.actor.accountId, role: 'admin' },
    changePeopleOf: { appName: app.name },
    leaveCompany: {},
    rename: { name: 'Mine' },
    changeSetting: { adminsMayInviteClients: 'on' },
    close: { name: boss.name },
    move: { appName: app.name, targetSlug: dana.slug },
  }
  for (const [name, fields] of Object.entries(tries)) {
    const { id, routes } = builtActions().find((action) => action.name === name) ?? { id: '', routes: [] }
    const path = (routes[0] ?? '').replace('[company]', slug).replace(/\[\w+\]/g, boss.actor.accountId)
    const before = await everyRow()
    const all = Object.entries({ companySlug: slug, shownIn: 'en', ...fields })
    const answer = await postAction(stack, { id, path, fields: all }, cookies)
    expect(stateOf(answer)?.formError, name).toBe(words('en').refusals['not-found'])
    const own = changesBetween(before, await everyRow()).filter((row) => !row.startsWith('outbox'))
    expect(own, `${name} changes nothing`).toEqual([])
  }
})

test('a form that stood open is refused, and everything typed stays', async ({ openBrowser, developer: boss }) => {
  const { dana, slug } = await house(boss)
  const page = await openBrowser({ signedInAs: dana })
  await page.goto(paths.inviteMember(slug))
  const email = page.locator('input[name=email]')
  await email.fill('ida@verlag.example')
  await page.locator('input[name=role][value=admin]').check()
  await dismiss(boss, dana)
  await page.locator('form:has(input[name=email]) button:not([name])').last().click()
  await expect(page.locator('main')).toContainText(words('en').refusals['not-found'])
  await expect(email).toHaveValue('ida@verlag.example')
  await expect(page.locator('input[name=role][value=admin]')).toBeChecked()
  // The next page of that Company is not there any more; everything of their own is.
  expect((await page.goto(paths.team(slug)))?.status()).toBe(404)
  expect((await page.goto(paths.home()))?.status()).toBe(200)
})

test('saved at the payment page of their invite: nothing is handed over, the card is let go, both are told', async ({
  stack,
  openBrowser,
  developer: boss,
}) => {
  const { dana, slug, app: other } = await house(boss)
  const one = await appOf(dana, slug)
  await stack.control({ webhooks: 'paused' })
  const invited = await inviteClient(dana, one.name, { email: `kim@${one.name}.example` })
  const paid = await orderAsNewClient(invited, { name: 'Kim Berger', company: `Blumenhaus ${one.name}` })
  const open = await inviteClient(dana, other.name, { email: `eva@${other.name}.example` })
  const unpaid = await orderAsNewClient(open, { name: 'Eva Sommer', company: `Verlag ${other.name}` })
  const done = new URL(await payAtStandIn(paid.url, 'Kim Berger')).pathname
  await dismiss(boss, dana)

  const client = await openBrowser()
  await client.goto(done)
  await expect
    .poll(() => checkoutOf(paid.checkoutId))
    .toMatchObject({ status: 'rejected', isDetached: true, companyId: null })
  await mailAbout(stack, invited.email, /^Nothing was charged/)
  await mailAbout(stack, dana.email, /the order was not completed/)
  // The one who had not saved anything yet finds the payment page closed.
  await expect
    .poll(() => checkoutOf(unpaid.checkoutId))
    .toMatchObject({ status: expect.stringMatching(/expired|rejected|superseded/) })
  const late = await fetch(unpaid.url)
  const closed = await late.text()
  expect(closed).toContain('This page has expired')
  expect(closed, 'no card is taken any more').not.toContain('Card number')
  for (const app of [one, other]) {
    const [row] = await db().select().from(apps).where(eq(apps.id, app.id))
    expect(row, app.name).toMatchObject({ companyId: app.companyId, billingContactId: null })
  }
  for (const { inviteId } of [invited, open]) {
    await expect.poll(async () => (await inviteRow(inviteId)).withdrawnAt).toBeInstanceOf(Date)
  }
})

test('the links they copied lead nobody in any more', async ({ stack, openBrowser, developer: boss }) => {
  const { dana, slug } = await house(boss)
  const invited = await inviteToTeam(dana.actor, slug, { email: `${fresh('ole')}@verlag.example`, role: 'admin' })
  const stranger = await openBrowser()
  await stranger.goto(paths.teamLink(invited.mailedLink))
  await dismiss(boss, dana)
  const before = await db().select().from(memberships)
  const join = builtActions().find(({ name }) => name === 'join')?.id ?? ''
  for (const link of [invited.mailedLink, invited.copiedLink]) {
    const path = paths.teamLink(link)
    const fields = Object.entries({ token: link, firstName: 'Ole', lastName: 'Jansen', shownIn: 'en' })
    for (const cookies of [{}, await cookiesOf(stranger), await sessionHeader(dana.actor.accountId)]) {
      const answer = await postAction(stack, { id: join, path, fields }, cookies)
      expect(answer.headers.location, 'back to the page of the link').toBe(path)
      const page = await ask(stack, path, { headers: { accept: 'text/html', ...cookies } })
      expect(page.body).not.toContain('name="firstName"')
    }
  }
  expect(await db().select().from(memberships)).toEqual(before)
})

test('whoever has nothing left anywhere is signed out at once', async ({ stack, developer: boss }) => {
  const invited = await inviteToTeam(boss.actor, boss.slug, {
    email: `${fresh('ida')}@verlag.example`,
    role: 'billing',
  })
  const actor = await joinTeam(invited, { firstName: 'Ida', lastName: 'Voss' })
  const cookie = await sessionHeader(actor.accountId)
  const get = () => ask(stack, paths.company(boss.slug), { headers: { ...cookie, accept: 'text/html' } })
  expect((await get()).status).toBe(200)
  await removeMember({ ...boss.actor, provedAt: clock.now() }, { companySlug: boss.slug, accountId: actor.accountId })
  const after = await get()
  expect([after.status, after.headers.location]).toEqual([307, paths.signIn(paths.company(boss.slug))])
})

const INVITED = { name: '', message: '', language: 'en', expiryDays: '14' }

/** The Company of a developer, with a second Owner and an App of theirs. */
async function house(boss: Developer) {
  const dana = await newDeveloper()
  const invited = await inviteToTeam(boss.actor, boss.slug, { email: dana.email, role: 'owner' })
  await joinTeam(invited)
  return { dana, slug: boss.slug, app: await appOf(boss, boss.slug) }
}

async function appOf({ actor }: Developer, companySlug: string) {
  const { id, name } = await createApp(actor, { companySlug, name: fresh('schaufenster'), planSlug: 'standard' })
  const [row] = await db().select({ companyId: apps.companyId }).from(apps).where(eq(apps.id, id))
  return { id, name, companyId: row?.companyId ?? '' }
}

function dismiss(boss: Developer, { actor }: Developer): Promise<void> {
  const fresh = { ...boss.actor, provedAt: clock.now() }
  return removeMember(fresh, { companySlug: boss.slug, accountId: actor.accountId })
}

async function checkoutOf(id: string) {
  const [row] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, id))
  return { status: row?.status, isDetached: row?.detachedAt != null, companyId: row?.companyId }
}
