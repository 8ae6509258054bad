import type { Side, Spot, Take } from './take'

export const FRAMES_A_SECOND = 20

/** How long a press stays to be seen. */
const PRESS_MS = 450

/** One frame: a picture for each side, where something is being done, and the pointer there. */
export type Frame = Record<Side, number> & { active: Side; pointer: Pointer | null }
type Pointer = Spot & { press: number }

/** Every frame of the film, in the order and at the distance in which they are shown. */
export function planFrames(take: Take): Frame[] {
  const count = Math.ceil((take.length / 1000) * FRAMES_A_SECOND)
  return Array.from({ length: count }, (_, index) => {
    const at = (index * 1000) / FRAMES_A_SECOND
    const active = take.shots.findLast((shot) => shot.at <= at)?.side ?? 'desk'
    const pictures = { desk: pictureAt(take, 'desk', at), phone: pictureAt(take, 'phone', at) }
    return { ...pictures, active, pointer: pointerAt(take, active, at) }
  })
}

// Before its first picture a side already shows it: a film does not begin with an empty page.
function pictureAt({ shots }: Take, side: Side, at: number): number {
  const own = shots.filter((shot) => shot.side === side)
  const shown = own.findLast((shot) => shot.at <= at) ?? own[0]
  if (!shown) throw new Error(`Nothing was photographed on the side of the ${side}.`)
  return shown.picture
}

function pointerAt({ strokes, presses }: Take, side: Side, at: number): Pointer | null {
  const past = strokes.filter((one) => one.side === side && one.from <= at)
  const [before, stroke] = [past.at(-2), past.at(-1)]
  if (!stroke) return null
  const sincePress = at - (presses.findLast((one) => one.side === side && one.at <= at)?.at ?? Number.NEGATIVE_INFINITY)
  const isMoving = at < stroke.to
  // A mouse stays where it is; a finger is lifted.
  if (side === 'phone' && !isMoving && sincePress > PRESS_MS) return null
  const from = before?.spot ?? stroke.spot
  const done = ease(Math.min(1, (at - stroke.from) / (stroke.to - stroke.from)))
  const press = Math.max(0, 1 - sincePress / PRESS_MS)
  return { x: between(from.x, stroke.spot.x, done), y: between(from.y, stroke.spot.y, done), press }
}

/** Slow at both ends, as a hand moves. */
export function ease(done: number): number {
  return done * done * (3 - 2 * done)
}

function between(from: number, to: number, done: number): number {
  return Math.round(from + (to - from) * done)
}
