import type { Page } from '@playwright/test'

/** The developer's desk or the client's phone. */
export type Side = 'desk' | 'phone'
export type Spot = { x: number; y: number }

type Shot = { at: number; side: Side; picture: number }
type Stroke = { from: number; to: number; side: Side; spot: Spot }
type Press = { at: number; side: Side }

/** What is on film so far. Times are milliseconds of the film, not of the machine that makes it. */
export type Take = { length: number; pictures: Buffer[]; shots: Shot[]; strokes: Stroke[]; presses: Press[] }

export function newTake(): Take {
  return { length: 0, pictures: [], shots: [], strokes: [], presses: [] }
}

/** Photographs a page as it is now, and keeps it on film for some time. */
export async function shoot(take: Take, side: Side, page: Page, ms: number): Promise<void> {
  const picture = await page.screenshot({ type: 'jpeg', quality: 92, caret: 'initial' })
  take.shots.push({ at: take.length, side, picture: take.pictures.push(picture) - 1 })
  take.length += ms
}

/** Leads the pointer to a spot. */
export function lead(take: Take, side: Side, spot: Spot, ms: number): void {
  take.strokes.push({ from: take.length, to: take.length + ms, side, spot })
  take.length += ms
}

/** Presses where the pointer is. */
export function press(take: Take, side: Side, ms: number): void {
  take.presses.push({ at: take.length, side })
  take.length += ms
}
