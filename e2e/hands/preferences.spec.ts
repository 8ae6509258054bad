import { expect, test } from '@/e2e/world'
import { type Developer, fresh, handOver, inviteClient, startTrial } from '@/testing/people'
import { expectSeen } from '@/e2e/keyboard'

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
  for (const path of ['/home', '/sign-in', invitation, client]) {
    await page.goto(path)
    expect(await page.evaluate(withoutEdges), path).toEqual([])
    if (process.env.SCREENS) {
      await page.screenshot({
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
  const [first, second] = [fresh('farben'), fresh('farben')]
  await startTrial(developer, first)
  await handOver(developer, first, { email: `petra@${first}.example`, name: 'Petra Voss', company: `Verlag ${first}` })
  await startTrial(developer, second)
  const { inviteId } = await inviteClient(developer, second, { email: `kim@${second}.example` })
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

/** Runs in the page: buttons, and links that look like them, which only a background would set apart. */
function withoutEdges(): string[] {
  const pressable = [
    ...document.querySelectorAll<HTMLElement>('main button, main input:not([type=hidden]), main a.border'),
  ]
  const bare = pressable.filter((element) => {
    if (!element.checkVisibility() || element.matches('[type=radio], [type=checkbox]')) return false
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
    return borderTopStyle === 'none' || Number.parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor
  })
  return bare.map((element) => element.outerHTML.slice(0, 160))
}
