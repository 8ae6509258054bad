import type { Page } from '@playwright/test'
import { expectArrival, pressOn, tabTo, typeInto, withoutMouse } from '@/e2e/keyboard'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { appHost, paths } from '@/lib/paths'
import { chosen } from '@/testing/extent'
import { codeIn, mailAbout, mailsTo } from '@/testing/inbox'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { type ClientWithCard, clientWithCard } from '@/testing/known-client'
import { fresh } from '@/testing/people'
import { appRow } from '@/testing/rows'
import { signIn } from '@/testing/sign-in'
import { MINUTE } from '@/testing/test-clock'

test('a client gives somebody another role, ticks what a Collaborator works on, and removes them; each works at once', async ({
  openBrowser,
  stack,
  developer,
}) => {
  const client = await clientWithCard(developer)
  const kim = await openBrowser()
  await signIn(kim, client)
  const mara = await openBrowser({ signedInAs: developer })
  await kim.goto(`/c/${client.slug}/team`)
  await kim.getByRole('link', { name: `Change role of ${developer.name}` }).click()
  await kim.getByRole('button', { name: 'Change role' }).click()
  await expect(kim.getByRole('group', { name: 'One thing needs fixing' })).toBeFocused()
  await kim.getByRole('radio', { name: /^Collaborator/ }).check()
  await kim.getByRole('button', { name: 'Change role' }).click()
  await expect(kim.getByText('Choose at least one app', { exact: false }).first()).toBeVisible()
  await kim.getByRole('checkbox', { name: new RegExp(client.appName) }).check()
  await kim.getByRole('button', { name: 'Change role' }).click()
  await expect(kim.getByText('The role is changed.', { exact: false })).toBeVisible()
  await mara.goto(`/c/${client.slug}`)
  await expect(mara.getByText('Your role: Collaborator')).toBeVisible()
  await mailAbout(stack, developer.email, /You are now/)

  await kim.getByRole('link', { name: `Remove ${developer.name}` }).click()
  await kim.getByLabel(`A note to ${developer.name}`).fill('Thank you for everything.')
  await kim.getByRole('button', { name: `Remove ${developer.name}` }).click()
  await expect(kim.getByRole('heading', { level: 1 })).toHaveText(`After ${developer.name} went`)
  await expect(kim.getByRole('link', { name: new RegExp(client.appName) })).toBeVisible()
  expect((await mara.goto(`/c/${client.slug}`))?.status()).toBe(404)
  await expect
    .poll(async () => (await mailsTo(stack, developer.email)).map((mail) => mail.body.text).join())
    .toContain('Thank you for everything.')
})

test('a client reads the address of a website, and never the name that a developer gave it', async ({
  openBrowser,
  developer,
}) => {
  const client = await clientWithCard(developer)
  const { appName, company, email, slug } = client
  const owner = { kind: 'account' as const, accountId: client.accountId }
  const app = await appRow(appName)
  const invite = (person: string) =>
    inviteToTeam(owner, slug, {
      email: `${fresh(person)}@weber.example`,
      role: 'collaborator',
      appIds: [app.id],
    })
  const { accountId } = await joinTeam(await invite('jonas'), { firstName: 'Jonas', lastName: 'Weber' })
  const waiting = await invite('lea')
  const kim = await openBrowser()
  await signIn(kim, client)
  for (const page of [
    paths.company(slug),
    paths.team(slug),
    paths.person(slug, accountId),
    paths.inviteMember(slug),
    paths.teamInvite(slug, waiting.inviteId),
    paths.acrossCompanies(accountId),
    paths.closeCompany(slug),
  ]) {
    await kim.goto(page)
    const text = (await kim.locator('main').textContent()) ?? ''
    expect(text, page).toContain(appHost(appName))
    const rest = [appHost(appName), company, email].reduce((left, known) => left.replaceAll(known, ''), text)
    expect(rest, page).not.toContain(appName)
  }
  await expect(kim.getByText('It has no website', { exact: false })).toHaveCount(0)
})

test('an open page of somebody who was removed a moment ago changes nothing any more', async ({
  openBrowser,
  developer,
}) => {
  const client = await clientWithCard(developer)
  const jonas = await joined(client, 'billing')
  const mara = await openBrowser({ signedInAs: developer })
  const kim = await openBrowser()
  await signIn(kim, client)
  await mara.goto(`/c/${client.slug}/leave`)
  await kim.goto(`/c/${client.slug}/team/${developer.actor.accountId}/remove`)
  await kim.getByRole('button', { name: `Remove ${developer.name}` }).click()
  await expect(kim.getByRole('heading', { level: 1 })).toHaveText(/went$/)
  await mara.getByRole('button', { name: `Leave ${client.company}` }).click()
  await expect(mara.getByText('You don’t have access to this, or it does not exist').first()).toBeVisible()
  await kim.goto(`/c/${client.slug}/team`)
  await expect(kim.getByRole('link', { name: jonas, exact: true })).toBeVisible()
})

test('a sign-in older than 15 minutes is asked for the password again, also without script', async ({
  openBrowser,
  stack,
  developer,
}) => {
  const client = await clientWithCard(developer)
  for (const javaScriptEnabled of [true, false]) {
    const mara = await openBrowser({ javaScriptEnabled, signedInAs: developer })
    stack.passTime(16 * MINUTE)
    await mara.goto(`/c/${client.slug}/leave`)
    await expect(mara.getByRole('button', { name: `Leave ${client.company}` })).toHaveCount(0)
    await mara.getByRole('link', { name: 'Confirm that it is you' }).click()
    await mara.getByLabel('Password').fill('not the password')
    await mara.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(mara.getByText('E-mail or password is not right').first()).toBeVisible()
    await mara.getByLabel('Password').fill(developer.password)
    await mara.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(mara.getByRole('button', { name: `Leave ${client.company}` })).toBeVisible()
  }
})

test('a note waits in its form while somebody shows once more who they are, also without script', async ({
  openBrowser,
  stack,
  developer,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const client = await clientWithCard(developer)
    const kim = await openBrowser({ javaScriptEnabled })
    await signIn(kim, client)
    const form = paths.removePerson(client.slug, developer.actor.accountId)
    await kim.goto(form)
    const note = kim.getByLabel(`A note to ${developer.name}`)
    const typed = `Thank you for everything at ${client.company}.`
    await note.fill(typed)
    stack.passTime(16 * MINUTE)
    await kim.getByRole('button', { name: `Remove ${developer.name}` }).click()
    const beside = kim.context().waitForEvent('page')
    await kim.getByRole('link', { name: 'Confirm that it is you in a new tab' }).click()
    const proof = await beside
    await proof.getByLabel('Password').fill(client.password)
    await proof.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(proof).toHaveURL(new RegExp(`${form}$`))
    await expect(note).toHaveValue(typed)
    await kim.getByRole('button', { name: `Remove ${developer.name}` }).click()
    await expect(kim.getByRole('heading', { level: 1 })).toHaveText(/went$/)
    await expect
      .poll(async () => (await mailsTo(stack, developer.email)).map((mail) => mail.body.text).join())
      .toContain(typed)
  }
})

test('a client without a password is offered a code', async ({ openBrowser, stack, developer }) => {
  const client = await clientWithCard(developer)
  const invited = await inviteToTeam(
    { kind: 'account', accountId: client.accountId, provedAt: clock.now() },
    client.slug,
    {
      email: `${fresh('second')}@haus.example`,
      role: 'owner',
    },
  )
  await joinTeam(invited, { firstName: 'Ruth', lastName: 'Berger' })
  const ruth = await openBrowser()
  await ruth.goto('/sign-in')
  await ruth.getByLabel('E-mail').fill(invited.email)
  await ruth.getByRole('button', { name: 'Send me a sign-in code' }).click()
  const first = codeIn(await mailAbout(stack, invited.email, /^Your code is/))
  await ruth.getByLabel('Code').fill(first)
  await ruth.getByRole('button', { name: 'Continue' }).click()
  await ruth.waitForURL(/\/(?:home|c\/[^/]+)$/)
  stack.passTime(16 * MINUTE)
  await ruth.goto(`/c/${client.slug}/leave`)
  await ruth.getByRole('link', { name: 'Confirm that it is you' }).click()
  await expect(ruth.getByLabel('Password')).toHaveCount(0)
  const before = (await mailsTo(stack, invited.email)).length
  await ruth.getByRole('button', { name: 'Send me a code' }).click()
  await expect.poll(async () => (await mailsTo(stack, invited.email)).length).toBe(before + 1)
  const mails = (await mailsTo(stack, invited.email)).filter((mail) => /^Your code is/.test(mail.body.subject))
  await ruth.getByLabel('Code').fill(mails.map(codeIn).find((code) => code !== first) ?? '')
  await ruth.getByRole('button', { name: 'Continue' }).click()
  await ruth.getByRole('button', { name: `Leave ${client.company}` }).click()
  await expect(ruth).toHaveURL(/\/sign-in/)
})

test('the only Owner reads the way out instead of a button', async ({ openBrowser, developer }) => {
  const client = await clientWithCard(developer)
  const kim = await openBrowser()
  await signIn(kim, client)
  await kim.goto(`/c/${client.slug}/leave`)
  await expect(kim.getByText('You are the only owner')).toBeVisible()
  await expect(kim.getByRole('button', { name: `Leave ${client.company}` })).toHaveCount(0)
  await expect(kim.getByRole('link', { name: 'Choose another owner' })).toBeVisible()
})

for (const viewport of chosen(DESK, PHONE)) {
  test(`an Admin leaves by keyboard, ${viewport.width} px`, async ({ openBrowser, developer }) => {
    const client = await clientWithCard(developer)
    const mara = await withoutMouse(openBrowser({ viewport, signedInAs: developer }))
    await mara.goto(`/c/${client.slug}/leave`)
    await expectArrival(mara, `Leave ${client.company}?`)
    await tabTo(mara, 'Stay')
    await pressOn(mara, `Leave ${client.company}`)
    await expectArrival(mara, 'Home')
    await expect(mara.getByText('You have left the company')).toBeVisible()
  })
}

for (const viewport of chosen(PHONE, DESK)) {
  test(`a client removes somebody by keyboard, ${viewport.width} px`, async ({ openBrowser, developer }) => {
    const client = await clientWithCard(developer)
    const kim = await withoutMouse(openBrowser({ viewport }))
    await signInByKeyboard(kim, client)
    await kim.goto(`/c/${client.slug}/team`)
    await expectArrival(kim, 'Team')
    await pressOn(kim, `Remove ${developer.name}`)
    await expectArrival(kim, `Remove ${developer.name}?`)
    await typeInto(kim, new RegExp(`^A note to ${developer.name}`), 'See https://haus.example')
    await tabTo(kim, `Keep ${developer.name}`)
    await pressOn(kim, `Remove ${developer.name}`)
    await expect(kim.getByRole('group', { name: 'One thing needs fixing' })).toBeFocused()
    await pressOn(kim, /^Leave out web addresses/)
    await kim.keyboard.press('ControlOrMeta+A')
    await kim.keyboard.type('Thank you.')
    await pressOn(kim, `Remove ${developer.name}`)
    await expectArrival(kim, `After ${developer.name} went`)
  })
}

/** Somebody new on the client's team; answers their name. */
async function joined(client: ClientWithCard, role: 'billing' | 'admin'): Promise<string> {
  const owner = { kind: 'account' as const, accountId: client.accountId }
  const invited = await inviteToTeam(owner, client.slug, { email: `${fresh('jonas')}@weber.example`, role })
  await joinTeam(invited, { firstName: 'Jonas', lastName: 'Weber' })
  return 'Jonas Weber'
}

async function signInByKeyboard(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await typeInto(page, 'E-mail', person.email)
  await typeInto(page, 'Password', person.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/(?:home|c\/[^/]+)$/)
}
