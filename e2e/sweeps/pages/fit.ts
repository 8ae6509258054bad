import type { Page } from '@playwright/test'

/** What is left of a window of 1280 px at 400 %. */
export const NARROW = { width: 320, height: 640 }
const LARGE_TEXT = { width: 640, height: 900 }

/** Looks at the page as a person sees it who has set all text to 200 %, and leaves it as it was. */
export async function withLargeText<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.setViewportSize(LARGE_TEXT)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const seen = await look()
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  return seen
}

/** Runs in the page: what reaches beyond the window, and what is cut off inside of it. */
export function misfits(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
    return element.getBoundingClientRect().width > 1 && !element.closest('.sr-only')
  })
  const beyond = seen.filter((element) => {
    if (!element.matches('a, button, input, select, textarea, summary, h1, h2, h3, p')) return false
    const box = element.getBoundingClientRect()
    return box.left < -1 || box.right > clientWidth + 1
  })
  const cut = seen.filter((element) => {
    if (element.clientWidth === 0 || element.matches('input, select, textarea, svg, svg *, .truncate')) return false
    const isNamed = element.matches('a, button, summary, label, legend, h1, h2, h3, th, dt, dd')
    const hides = getComputedStyle(element).overflowX === 'hidden'
    const isNarrow = (isNamed || hides) && element.scrollWidth > element.clientWidth + 1
    return isNarrow || (hides && element.scrollHeight > element.clientHeight + 1)
  })
  // A name that is cut off must leave room for what stands behind it in the sidebar, the bar or a menu.
  const pushedOut = seen.filter((element) => {
    const around = element.parentElement?.closest('header, nav, [popover]')
    if (!around || element.matches('.skip-link, svg *')) return false
    return element.getBoundingClientRect().right > around.getBoundingClientRect().right + 1
  })
  const shown = (element: Element) => element.outerHTML.slice(0, 160)
  return [
    ...page,
    ...beyond.map((element) => `beyond: ${shown(element)}`),
    ...pushedOut.map((element) => `pushed out: ${shown(element)}`),
    ...cut.map((element) => `cut: ${shown(element)}`),
  ]
}
