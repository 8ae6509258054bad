import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { expectArrival, pressOn, tabTo, typeInto, withoutMouse } from '@/e2e/keyboard'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { maskEmail } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { waitingInvitesOf } from '@/lib/team-invite/queries'
import { chosen } from '@/testing/extent'
import { codeIn, linkIn, mailAbout } from '@/testing/inbox'
import { inviteToTeam } from '@/testing/join-team'
import { type Developer, fresh, newDeveloper, startTrial } from '@/testing/people'

const INVITED = /invites you to/

/** A Company with a name, and an App to work on. */
async function teamOf(owner: Developer): Promise<{ company: string; slug: string; app: { id: string; name: string } }> {
  const company = `Atelier ${fresh('team')}`
  await db().update(companies).set({ name: company }).where(eq(companies.slug, owner.slug))
  return { company, slug: owner.slug, app: await startTrial(owner, fresh('laden')) }
}

async function acceptedBy(inviteId: string): Promise<string | null> {
  const [row] = await db().select().from(teamInvites).where(eq(teamInvites.id, inviteId))
  return row?.acceptedBy ?? null
}

async function accountIdOf(email: string): Promise<string | null> {
  const [row] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  return row?.id ?? null
}

const join = (page: Page, company: string) => page.getByRole('button', { name: `Join ${company}`, exact: true })

test('somebody new joins from the mail, on a phone and without script, in two fields and one press', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { company, slug, app } = await teamOf(developer)
  const email = `${fresh('jonas')}@weber.example`
  const message = 'Good to have you with us.'
  const invited = await inviteToTeam(developer.actor, slug, {
    email,
    message,
    role: 'collaborator',
    appIds: [app.id],
  })
  const jonas = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await jonas.goto(linkIn(await mailAbout(stack, email, INVITED), 't'))
  await expect(jonas.getByRole('heading', { level: 1 })).toHaveText(`Mara Lindqvist invites you to ${company}`)
  for (const seen of [developer.email, message, app.name, 'Collaborator']) {
    await expect(jonas.getByText(seen).first()).toBeVisible()
  }
  expect(await acceptedBy(invited.inviteId), 'opening the page changes nothing').toBeNull()

  await join(jonas, company).click()
  await expect(jonas.getByLabel('First name')).toHaveAttribute('aria-invalid', 'true')
  await jonas.getByLabel('First name').fill('Jonas')
  await jonas.getByLabel('Last name').fill('Weber')
  await join(jonas, company).click()
  await expect(jonas).toHaveURL(new RegExp(`/c/${slug}$`))
  await expect(jonas.getByText('Welcome. You are part of the team now')).toBeVisible()
  expect(await acceptedBy(invited.inviteId)).toBe(await accountIdOf(email))

  await jonas.goto(paths.teamLink(invited.mailedLink))
  await expect(jonas.getByRole('heading', { level: 1 })).toHaveText(`You are part of ${company}`)
  const stranger = await openBrowser()
  await stranger.goto(paths.teamLink(invited.mailedLink))
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This invitation was accepted')
})

test('somebody with an account joins with their password; a wrong one lets nobody in', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { company, slug } = await teamOf(developer)
  const known = await newDeveloper()
  const invited = await inviteToTeam(developer.actor, slug, { email: known.email, role: 'admin' })
  const page = await openBrowser()
  await page.goto(linkIn(await mailAbout(stack, known.email, INVITED), 't'))
  const button = page.getByRole('button', { name: `Sign in and join ${company}` })
  await page.getByLabel('Password').fill('not the password')
  await button.click()
  await expect(page.locator('[data-error-summary]')).toBeFocused()
  expect(await acceptedBy(invited.inviteId)).toBeNull()
  await page.getByLabel('Password').fill(known.password)
  await button.click()
  await expect(page).toHaveURL(new RegExp(`/c/${slug}$`))
  expect(await acceptedBy(invited.inviteId)).toBe(known.actor.accountId)
})

test('a link that was used leads whoever is signed in as somebody else to the account that joined, not to places of their own', async ({
  openBrowser,
  developer,
}) => {
  const { company, slug } = await teamOf(developer)
  const known = await newDeveloper()
  const { mailedLink } = await inviteToTeam(developer.actor, slug, { email: known.email, role: 'admin' })
  const theirs = await openBrowser({ signedInAs: known })
  await theirs.goto(paths.teamLink(mailedLink))
  await join(theirs, company).click()
  await expect(theirs).toHaveURL(new RegExp(`/c/${slug}$`))
  const page = await openBrowser({ signedInAs: developer, javaScriptEnabled: false, viewport: PHONE })
  await page.goto(paths.teamLink(mailedLink))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation was accepted')
  await expect(page.getByText(`You are signed in as ${developer.email}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Use another account' }).click()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(known.email)
  await page.getByLabel('Password').fill(known.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`You are part of ${company}`)
})

test('a copied link says nothing about the address and lets in only with a code from its mailbox', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { company, slug } = await teamOf(developer)
  const known = await newDeveloper()
  const newcomer = `${fresh('sabine')}@holm.example`
  const texts: string[] = []
  for (const email of [known.email, newcomer]) {
    const invited = await inviteToTeam(developer.actor, slug, { email, role: 'billing' })
    const page = await openBrowser()
    await page.goto(paths.teamLink(invited.copiedLink))
    await expect(join(page, company)).toHaveCount(0)
    texts.push((await page.getByRole('main').innerText()).replaceAll(maskEmail(email), 'THE ADDRESS'))
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await expect(page).toHaveURL(/\?code=/)
    const code = codeIn(await mailAbout(stack, email, /^Your code is/))
    await page.getByLabel('Code').fill(code === '000000' ? '000001' : '000000')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByText(`You are signed in as ${email}.`)).toBeVisible()
    if (email === newcomer) {
      await page.getByLabel('First name').fill('Sabine')
    }
    await join(page, company).click()
    await expect(page).toHaveURL(new RegExp(`${paths.bills(slug)}$`))
    expect(await acceptedBy(invited.inviteId)).toBe(await accountIdOf(email))
  }
  expect(texts[0], 'with and without an account the page is the same').toBe(texts[1])
})

test('signed in with another address, both are named, and one joins as either', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { company, slug } = await teamOf(developer)
  const other = await newDeveloper()
  const email = `${fresh('jonas')}@weber.example`
  const invited = await inviteToTeam(developer.actor, slug, { email, role: 'admin' })
  const page = await openBrowser({ signedInAs: other })
  await page.goto(paths.teamLink(invited.mailedLink))
  await expect(page.getByText(`You are signed in as ${other.email}.`)).toContainText(maskEmail(email))
  await expect(page.getByText(email, { exact: true })).toHaveCount(0)
  await expect(join(page, company)).toHaveCount(0)

  await page.getByRole('button', { name: `Join as ${other.email}` }).click()
  await page.getByLabel('Code').fill(codeIn(await mailAbout(stack, email, /^Your code is/)))
  await page.getByRole('button', { name: `Join as ${other.email}` }).click()
  await expect(page).toHaveURL(new RegExp(`/c/${slug}$`))
  expect(await acceptedBy(invited.inviteId)).toBe(other.actor.accountId)
  expect(await accountIdOf(email)).toBeNull()

  const next = await inviteToTeam(developer.actor, slug, { email, role: 'admin' })
  await page.goto(paths.teamLink(next.mailedLink))
  await page.getByRole('button', { name: `Continue as ${maskEmail(email)}` }).click()
  await expect(page).toHaveURL(new RegExp(`/t/${next.mailedLink}$`))
  await page.getByLabel('First name').fill('Jonas')
  await page.getByLabel('Last name').fill('Weber')
  await join(page, company).click()
  await expect(page).toHaveURL(new RegExp(`/c/${slug}$`))
  expect(await acceptedBy(next.inviteId)).toBe(await accountIdOf(email))
})

test('whoever is invited says no from the mail, and the link says so from then on', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { company, slug } = await teamOf(developer)
  const email = `${fresh('jonas')}@weber.example`
  const invited = await inviteToTeam(developer.actor, slug, { email, role: 'admin' })
  const page = await openBrowser()
  await page.goto(paths.declineTeam(invited.copiedLink))
  await expect(page.getByRole('button', { name: 'Decline invitation' })).toHaveCount(0)
  await page.goto(linkIn(await mailAbout(stack, email, INVITED), 't'))
  await page.getByRole('link', { name: 'Decline invitation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Decline the invitation to ${company}?`)
  await page.getByRole('button', { name: 'Decline invitation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation was declined')
  await mailAbout(stack, developer.email, /said no to/)
})

for (const viewport of chosen(DESK, PHONE)) {
  test(`an Owner invites somebody by keyboard, mistakes included, ${viewport.width} px`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { slug, app } = await teamOf(developer)
    const email = `${fresh('jonas')}@weber.example`
    const page = await withoutMouse(openBrowser({ viewport, signedInAs: developer }))
    await page.goto(paths.inviteMember(slug))
    await expectArrival(page, 'Invite someone')
    await pressOn(page, 'Send invitation')
    await expect(page.getByRole('group', { name: '2 things need fixing' })).toBeFocused()
    await pressOn(page, /^Enter the e-mail address of the person/)
    await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused()
    await page.keyboard.type(email)
    await tabTo(page, /^Owner/)
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('radio', { name: /^Collaborator/ })).toBeChecked()
    await pressOn(page, app.name, 'Space')
    await typeInto(page, 'E-mail', email)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/c/${slug}/team$`))
    await mailAbout(stack, email, INVITED)
    const { invites: waiting } = await waitingInvitesOf(developer.actor.accountId, slug)
    expect(waiting).toMatchObject([{ email, role: 'collaborator', appNames: [app.name] }])
  })
}

test('an Owner corrects the address and takes the invitation back by keyboard', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { slug } = await teamOf(developer)
  const [wrong, right] = [`${fresh('jona')}@weber.example`, `${fresh('jonas')}@weber.example`]
  const invited = await inviteToTeam(developer.actor, slug, { email: wrong, role: 'admin' })
  const page = await withoutMouse(openBrowser({ signedInAs: developer }))
  await page.goto(paths.teamInvite(slug, invited.inviteId))
  await expectArrival(page, `Invitation of ${wrong}`)
  await pressOn(page, 'Correct the address')
  await typeInto(page, 'New e-mail address', right)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Invitation of ${right}`)
  await mailAbout(stack, right, INVITED)
  const stranger = await openBrowser()
  await stranger.goto(paths.teamLink(invited.mailedLink))
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('There is a newer link')
  await expect(stranger.getByText(right)).toHaveCount(0)

  await page.goto(paths.withdrawTeamInvite(slug, invited.inviteId))
  await expectArrival(page, `Withdraw the invitation of ${right}?`)
  await pressOn(page, 'Withdraw invitation')
  await expect(page).toHaveURL(new RegExp(`/c/${slug}/team$`))
  await mailAbout(stack, right, /has ended/)
})
