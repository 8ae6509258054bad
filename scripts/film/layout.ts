import { FILM } from '@/app/(help)/help/film/film-file'
import type { Side } from './take'

const MARGIN = 20
const CAPTION = 48
const HEIGHT = FILM.height - CAPTION - MARGIN

export const DESK = { width: 640, height: HEIGHT }
export const PHONE = { width: 390, height: HEIGHT }

type Box = { x: number; y: number; width: number; height: number; radius: number }

/** Where the two pages stand on the film, one pixel for one pixel. */
export const BOXES: Record<Side, Box> = {
  desk: { x: MARGIN, y: CAPTION, ...DESK, radius: 10 },
  phone: { x: MARGIN * 2 + DESK.width, y: CAPTION, ...PHONE, radius: 28 },
}
