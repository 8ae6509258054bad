import { clock } from '@/lib/clock'
import type { Stack } from './stack'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** Lets time pass for product and stand-ins. Only ever forward: nothing in a stack has to bear a clock that goes back. */
export function passTime(stack: Stack, ms: number): void {
  stack.moveClock(clock.now().getTime() - Date.now() + ms)
}
