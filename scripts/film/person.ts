import type { Locator, Page } from '@playwright/test'
import { ease, FRAMES_A_SECOND } from './plan-frames'
import { lead, press, type Side, shoot, type Take } from './take'

const FRAME_MS = 1000 / FRAMES_A_SECOND
const LETTER_MS = 55
const LEAD_MS = 400
const PRESS_MS = 250

/** Room that is kept above and below what somebody presses. */
const MARGIN = 90

/** Somebody in front of a page, whose every step goes on film: unhurried, and with the pointer to be seen. */
export type Person = {
  page: Page
  /** Reads what is there. */
  look(ms: number): Promise<void>
  /** Scrolls down by some pixels. */
  scroll(pixels: number): Promise<void>
  press(target: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** Puts a whole text in at once, as a browser does that knows it. */
  fill(field: Locator, text: string): Promise<void>
}

export function personAt(take: Take, side: Side, page: Page): Person {
  const pointAt = async (target: Locator) => {
    await target.waitFor()
    await bringIntoView(target)
    const box = await target.boundingBox()
    if (!box) throw new Error(`${target} is not to be seen.`)
    lead(take, side, { x: box.x + Math.min(box.width / 2, 120), y: box.y + box.height / 2 }, LEAD_MS)
  }

  const bringIntoView = async (target: Locator) => {
    const box = await target.boundingBox()
    const height = page.viewportSize()?.height ?? 0
    if (!box || (box.y > 0 && box.y + box.height < height - MARGIN)) return
    await scroll(box.y - (box.y > 0 ? height - MARGIN * 2 - box.height : MARGIN))
  }

  const scroll = async (pixels: number) => {
    const from = await page.evaluate(() => window.scrollY)
    const steps = Math.max(6, Math.min(24, Math.round(Math.abs(pixels) / 35)))
    for (let step = 1; step <= steps; step += 1) {
      await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), from + pixels * ease(step / steps))
      await shoot(take, side, page, FRAME_MS)
    }
  }

  const pressOn = async (target: Locator) => {
    await pointAt(target)
    press(take, side, PRESS_MS)
    await target.click()
  }

  return {
    page,
    look: (ms) => shoot(take, side, page, ms),
    scroll,
    press: pressOn,
    async type(field, text) {
      await pressOn(field)
      for (const letter of text) {
        await page.keyboard.type(letter)
        await shoot(take, side, page, LETTER_MS)
      }
    },
    async fill(field, text) {
      await pressOn(field)
      await field.fill(text)
      await shoot(take, side, page, FRAME_MS * 2)
    },
  }
}
