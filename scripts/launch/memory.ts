import { totalmem } from 'node:os'
import { constrainedMemory } from 'node:process'

const MIB = 2 ** 20
const [LEAST_MIB, MOST_MIB] = [192, 4096]
const SMALL_MACHINE = 2048 * MIB

/** What this machine, or the container it pretends to be, has. */
export function machineMemory(): number {
  const constrained = constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}

/**
 * How Node is to keep house for the server on a machine with so much memory. Left alone it lets its heap grow to several times what
 * is in use before it tidies up; half as much again costs little more time, and a quarter is worth it where memory is short. The
 * limit itself is far away, for what a rush needs: whoever passes it is ended.
 */
export function heapFlags(memoryBytes: number): string[] {
  const quarter = Math.round(memoryBytes / 4 / MIB)
  const limit = Math.min(MOST_MIB, Math.max(LEAST_MIB, quarter))
  return [`--max-old-space-size=${limit}`, `--heap-growing-percent=${memoryBytes <= SMALL_MACHINE ? 25 : 50}`]
}
