import type { Page, Response } from '@playwright/test'
import type { Role } from '@/db/vocabulary'
import { plainWordFaults } from '@/e2e/plain-words'
import { expect, test } from '@/e2e/world'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { companiesOf } from '@/lib/company/queries'
import { isCompanyRole } from '@/lib/company/roles'
import { showDeveloperTools } from '@/lib/company/show-developer-tools'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { BANNED } from '@/testing/banned-words'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { fresh, handOver, newDeveloper, startTrial } from '@/testing/people'
import { sessionCookie } from '@/testing/sign-in'
import { newPublicKey } from '@/testing/ssh-key'
import type { Stack } from '@/testing/stack'

const { accountPages, find } = words('en')
/** Read by developers in their pages and menus; no client reads one of them. */
const CODE_WORDS = new RegExp(BANNED.en.source, 'i')

type Kind = 'developer' | 'client'
/** How somebody comes; answers the account's id. */
type Way = [name: string, kind: Kind, arrive: () => Promise<string>]

async function byTeamInvite(role: Role): Promise<string> {
  const mara = await newDeveloper()
  const app = await startTrial(mara, fresh('ankunft'))
  const email = `${role}@${fresh('ankunft')}.example`
  const appIds = isCompanyRole(role) ? [] : [app.id]
  const invited = await inviteToTeam(mara.actor, mara.slug, { email, role, appIds })
  return (await joinTeam(invited, { firstName: 'Alex', lastName: 'Sommer' })).accountId
}

async function byClientInvite(): Promise<string> {
  const mara = await newDeveloper()
  const app = await startTrial(mara, fresh('ankunft'))
  const site = fresh('laden')
  const client = { email: `kim@${site}.example`, name: 'Kim Berger', company: `Laden ${site}` }
  return (await handOver(mara, app.name, client)).accountId
}

async function formerClient(): Promise<string> {
  const accountId = await byClientInvite()
  await showDeveloperTools({ kind: 'account', accountId }, { isShown: true })
  return accountId
}

/** With a key and a wish for the newsletter from before. */
async function formerDeveloper(): Promise<string> {
  const { actor } = await newDeveloper()
  await addSshKey(actor, { publicKey: newPublicKey(), label: 'Laptop' })
  await askNewsletter(actor)
  await showDeveloperTools(actor, { isShown: false })
  return actor.accountId
}

const WAYS: Way[] = [
  ['signing up by oneself', 'developer', async () => (await newDeveloper()).actor.accountId],
  ['an Admin invite', 'developer', () => byTeamInvite('admin')],
  ['a Collaborator invite', 'developer', () => byTeamInvite('collaborator')],
  ['a client who shows developer tools', 'developer', formerClient],
  ['a Client Invite', 'client', byClientInvite],
  ['an Owner invite', 'client', () => byTeamInvite('owner')],
  ['a Billing invite', 'client', () => byTeamInvite('billing')],
  ['a developer who hides developer tools', 'client', formerDeveloper],
]

async function signedIn(stack: Stack, page: Page, accountId: string): Promise<void> {
  await page.context().addCookies([{ ...(await sessionCookie(accountId)), url: stack.address }])
}

/** What is written in a page, without the words of chance in it: its nonce and the names of its files. */
async function sourceOf(answer: Response | null): Promise<string> {
  const nonce = answer?.headers()['content-security-policy']?.match(/'nonce-([^']+)'/)?.[1] ?? ''
  expect(nonce).not.toBe('')
  return ((await answer?.text()) ?? '').replaceAll(nonce, '').replaceAll(/\/_next\/static\/[\w./~-]+/g, '')
}

async function pagesOf(accountId: string): Promise<string[]> {
  const companies = await companiesOf(accountId)
  return [paths.home(), paths.account(), ...companies.flatMap(({ slug }) => [paths.company(slug), paths.apps(slug)])]
}

for (const [name, kind, arrive] of WAYS.filter(([, kind]) => kind === 'developer')) {
  test(`${name} makes a ${kind}: keys, newsletter and code words are there`, async ({ stack, openBrowser }) => {
    const accountId = await arrive()
    const page = await openBrowser()
    await signedIn(stack, page, accountId)
    await page.goto(paths.home())
    for (const link of [find.nav.keys, find.nav.notifications]) {
      await expect(page.getByRole('navigation').getByRole('link', { name: link, exact: true }).first()).toBeVisible()
    }
    expect((await page.goto(paths.sshKeys()))?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(accountPages.keys.title)
    await page.getByLabel(accountPages.keys.publicKey).fill(newPublicKey(name))
    await page.getByRole('button', { name: accountPages.keys.add, exact: true }).click()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
    expect((await page.goto(paths.notifications()))?.status()).toBe(200)
    const box = page.getByLabel(accountPages.notifications.box)
    await expect(box, 'never ticked by us').not.toBeChecked()
    await box.check()
    await page.getByRole('button', { name: accountPages.notifications.save, exact: true }).click()
    await expect(page.getByText(accountPages.notifications.asked)).toBeVisible()
    await page.goto(paths.account())
    expect(await page.locator('main').innerText()).toMatch(CODE_WORDS)
    await expect(page.getByRole('button', { name: accountPages.tools.submit.developer })).toBeVisible()
  })
}

for (const [name, kind, arrive] of WAYS.filter(([, kind]) => kind === 'client')) {
  test(`${name} makes a ${kind}: keys and newsletter do not exist, and no code word is read`, async ({
    stack,
    openBrowser,
  }) => {
    const accountId = await arrive()
    const page = await openBrowser()
    await signedIn(stack, page, accountId)
    const nowhere = await page.goto('/nowhere/at/all')
    expect(nowhere?.status()).toBe(404)
    for (const path of [paths.sshKeys(), paths.removeSshKey(accountId), paths.notifications()]) {
      expect((await page.goto(path))?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words('en').common.errors.notFoundTitle)
      expect(await plainWordFaults(page, 'en'), path).toEqual([])
    }
    for (const path of await pagesOf(accountId)) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(200)
      expect(await sourceOf(answer), `${path}: also not in its source`).not.toMatch(/ssh|newsletter/i)
      expect(await plainWordFaults(page, 'en'), path).toEqual([])
      for (const hidden of [paths.sshKeys(), paths.notifications()]) {
        await expect(page.locator(`a[href="${hidden}"]`), path).toHaveCount(0)
      }
    }
    await page.goto(paths.account())
    await expect(page.getByRole('button', { name: accountPages.tools.submit.client })).toBeVisible()
  })
}
