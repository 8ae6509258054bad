import { expect, type Locator, type Page } from '@playwright/test'

const MOST_PRESSES = 60
const ROLES = ['link', 'button', 'textbox', 'checkbox', 'radio', 'combobox'] as const

export type TabKey = 'Tab' | 'Shift+Tab'

/** Whatever uses a mouse or a finger here fails the test, as an error of the page. */
export async function withoutMouse(opened: Promise<Page>): Promise<Page> {
  const page = await opened
  await page.addInitScript(() => {
    const forbid = () => {
      throw new Error('the mouse is forbidden here')
    }
    addEventListener('pointerdown', forbid, true)
  })
  return page
}

/** The page's controls that can be reached at all, whatever they are, by their name. */
export function control(page: Page, name: string | RegExp): Locator {
  const exact = typeof name === 'string'
  // What opens a fold has no role of its own.
  const folds = page.locator('summary').filter({ hasText: exact ? whole(name) : name })
  return ROLES.map((role) => page.getByRole(role, { name, exact })).reduce((all, one) => all.or(one), folds)
}

/** Nothing but these words. */
function whole(words: string): RegExp {
  return new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)
}

/** Opens the palette as a person does. Before the script runs nobody listens: pressed again until somebody does. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+K')
    await page.getByRole('combobox').waitFor({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}

/** Presses Tab until the control of that name has the focus, and looks whether a person can see that. */
export async function tabTo(page: Page, name: string | RegExp, key: TabKey = 'Tab'): Promise<void> {
  const reached = control(page, name).and(page.locator(':focus'))
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press(key)
    if ((await reached.count()) > 0) return expectSeen(page)
  }
  throw new Error(`${MOST_PRESSES} times ${key} did not lead to ${name}`)
}

/** Goes to a control and presses a key on it. */
export async function pressOn(page: Page, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

/** Goes to a field and types over what it holds. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** What has the focus lies in the window, uncovered, with a whole frame around it. */
export async function expectSeen(page: Page): Promise<void> {
  expect(await page.evaluate(faultOfFocus)).toBe('')
}

/**
 * A new page: it has a title and this heading, and a listener is told so. Either the focus is on the heading, or the page was
 * loaded as a whole and begins with the link that skips to its content, which is tried.
 */
export async function expectArrival(page: Page, heading: string | RegExp): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(heading)
  await expect(page).toHaveTitle(/\S/)
  await page.waitForLoadState()
  if (await title.evaluate((element) => element === document.activeElement)) return
  expect(await page.evaluate(() => document.activeElement === document.body), 'a loaded page starts at its top').toBe(
    true,
  )
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Skip to content')
  await expectSeen(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('main').first()).toBeFocused()
}

/** Every stop from the top of the page to its end, each one seen; after the last one the focus leaves the page. */
export async function walkStops(page: Page): Promise<string[]> {
  await page.evaluate(startAtTop)
  const faults = await faultsOfStops(page)
  // A focused skip link lies over the page, and what is looked at next would find it there.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  return faults
}

async function faultsOfStops(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(hasLeft)) return faults
    const fault = await page.evaluate(faultOfFocus)
    if (fault) faults.push(fault)
  }
  return [...faults, 'the keyboard never gets out of this page']
}

/** Runs in the page: so that Tab begins with the first control. */
function startAtTop(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  document.documentElement.dataset.walked = ''
  getSelection()?.setBaseAndExtent(document.body, 0, document.body, 0)
}

/** Runs in the page: the end was reached, or the first stop once more. */
function hasLeft(): boolean {
  const focused = document.activeElement
  if (!focused || focused === document.body || focused.hasAttribute('data-walked')) return true
  if (!document.querySelector('body [data-walked]')) focused.setAttribute('data-walked', '')
  return false
}

/** Runs in the page: what is wrong with how the focus shows, or nothing. */
function faultOfFocus(): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'nothing has the focus'
  // Inside a frame the focus shows in another page than this one.
  if (focused instanceof HTMLIFrameElement) return ''
  const name = focused.outerHTML.slice(0, 160)
  const framed = [focused, ...ancestorsOf(focused).slice(0, 3)].find(isFramed)
  if (!framed) return `no frame of 2 px: ${name}`
  const { outlineWidth, outlineOffset } = getComputedStyle(framed)
  const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)
  const frames = [...framed.getClientRects()]
  const left = Math.min(...frames.map((rect) => rect.left)) - reach
  const top = Math.min(...frames.map((rect) => rect.top)) - reach
  const right = Math.max(...frames.map((rect) => rect.right)) + reach
  const bottom = Math.max(...frames.map((rect) => rect.bottom)) + reach
  const isTall = bottom - top > innerHeight
  const window = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight }
  for (const edge of [
    window,
    ...ancestorsOf(framed)
      .filter(isClipping)
      .map((box) => box.getBoundingClientRect()),
  ]) {
    const isCut = left < edge.left - 1 || right > edge.right + 1
    if (isCut || (!isTall && (top < edge.top - 1 || bottom > edge.bottom + 1))) return `its frame is cut off: ${name}`
  }
  const [first] = focused.getClientRects()
  const onTop = first && document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2)
  const isCovered = onTop && !focused.contains(onTop) && !onTop.contains(focused) && !isTall
  return isCovered ? `covered by ${onTop.outerHTML.slice(0, 80)}: ${name}` : ''

  function ancestorsOf(element: Element): Element[] {
    // What is drawn above the page is not cut off by what it stands in.
    if (!element.parentElement || element.matches(':popover-open, dialog[open]')) return []
    return [element.parentElement, ...ancestorsOf(element.parentElement)]
  }
  function isFramed(element: Element): boolean {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element)
    return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 && Number(opacity) > 0
  }
  function isClipping(element: Element): boolean {
    return element !== document.body && getComputedStyle(element).overflowX !== 'visible'
  }
}
