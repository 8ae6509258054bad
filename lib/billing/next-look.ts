import { clock } from '@/lib/clock'

const PAUSES = [30, 60, 120, 300]
const LAST_PAUSE = 600

/** When an open Checkout is looked at after so many looks: 30 s after the one before, then 1, 2, 5 and every 10 minutes. */
export function nextLook(looks: number): Date {
  return new Date(clock.now().getTime() + (PAUSES[looks] ?? LAST_PAUSE) * 1000)
}
