import { expectSeen } from '@/e2e/keyboard'
import { expect, test } from '@/e2e/world'
import { type Developer, fresh, handOver, offerFrom, startTrial } from '@/testing/people'

test('nothing moves for whoever asked for less motion', async ({ openBrowser, developer }) => {
  const { invitation } = await workOf(developer)
  const page = await openBrowser({ signedInAs: developer, reducedMotion: 'reduce' })
  await page.goto('/home')
  await page.getByRole('button', { name: /switch company$/ }).click()
  expect(await page.evaluate(movements), 'switcher').toEqual([])
  await page.goto(invitation)
  await page.getByRole('link', { name: 'Withdraw' }).click()
  expect(await page.evaluate(movements), 'dialog').toEqual([])
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await page.evaluate(movements), 'the measure itself').not.toEqual([])
})

test('with the system’s own colours, controls have edges, and the current place and the focus show', async ({
  openBrowser,
  developer,
}) => {
  const { invitation, client } = await workOf(developer)
  const page = await openBrowser({ signedInAs: developer, forcedColors: 'active' })
  const stranger = await openBrowser({ forcedColors: 'active' })
  for (const [by, path, heading] of [
    [page, '/home', 'Home'],
    [page, invitation, /^Sent to /],
    [page, client, /^Verlag /],
    [stranger, '/sign-in', 'Sign in'],
  ] as const) {
    await by.goto(path)
    await expect(by.getByRole('heading', { level: 1 })).toHaveText(heading)
    const { pressable, bare } = await by.evaluate(edges)
    expect(pressable, path).toBeGreaterThan(0)
    expect(bare, path).toEqual([])
    if (process.env.SCREENS) {
      await by.screenshot({
        path: `test-results/screens/forced${path.replace(/\W+/g, '-').slice(0, 24)}.png`,
        fullPage: true,
      })
    }
  }
  await page.goto('/home')
  const current = page.locator('nav a[aria-current]:visible')
  await expect(current).toHaveCSS('outline-style', 'solid')
  await page.keyboard.press('Tab')
  await expectSeen(page)
})

async function workOf(developer: Developer) {
  const { name: first } = await startTrial(developer, fresh('farben'))
  await handOver(developer, first, { email: `petra@${first}.example`, name: 'Petra Voss', company: `Verlag ${first}` })
  const { inviteId } = await offerFrom(developer, { word: 'farben' })
  return { invitation: `/invitations/${inviteId}`, client: `/c/verlag-${first}` }
}

/** Runs in the page: what takes longer than a thousandth of a second to change. */
function movements(): string[] {
  const longest = (times: string) => Math.max(...times.split(',').map((time) => Number.parseFloat(time)))
  const moving = [...document.querySelectorAll('*')].filter((element) => {
    const { animationDuration, transitionDuration } = getComputedStyle(element)
    return Math.max(longest(animationDuration), longest(transitionDuration)) > 0.001
  })
  return moving.map((element) => element.outerHTML.slice(0, 120))
}

/** Runs in the page: how many buttons, and links that look like them, there are, and those that only a background sets apart. */
function edges(): { pressable: number; bare: string[] } {
  const pressable = [
    ...document.querySelectorAll<HTMLElement>('main button, main input:not([type=hidden]), main a.button'),
  ].filter((element) => element.checkVisibility() && !element.matches('[type=radio], [type=checkbox]'))
  const bare = pressable.filter((element) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
    return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor
  })
  return { pressable: pressable.length, bare: bare.map((element) => element.outerHTML.slice(0, 160)) }
}
