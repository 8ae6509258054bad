const KINDS = ['400', '422', '429', '500', '503', 'timeout-after-commit', 'drop-before', 'slow'] as const

/** Longer than a caller is ready to wait. */
const SLOW_SECONDS = 20

export type FaultKind = (typeof KINDS)[number]
/** `seconds` counts for the kind slow only. */
export type Fault = { method: string; path: string; kind: FaultKind; times: number; seconds: number }
export type Faults = {
  add(input: unknown): void
  clear(): void
  /** The fault of this call. A slow one has passed its time by then, and the call goes on late. */
  take(method: string, path: string): Promise<FaultKind | undefined>
  list(): Fault[]
}

/** Faults ordered by tests. A `*` in the path stands for one segment: `/v1/customers/*`. */
export function createFaults(): Faults {
  let faults: Fault[] = []
  const take = (method: string, path: string) => {
    const fault = faults.find((each) => each.method === method && matches(each.path, path))
    if (!fault) return undefined
    fault.times -= 1
    faults = faults.filter((each) => each.times > 0)
    return fault
  }
  return {
    add: (input) => {
      faults.push(readFault(input))
    },
    clear: () => {
      faults = []
    },
    take: async (method, path) => {
      const fault = take(method, path)
      if (fault?.kind === 'slow') await pass(fault.seconds)
      return fault?.kind
    },
    list: () => faults,
  }
}

/** Does not keep a stand-in alive that is asked to stop. */
function pass(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000).unref())
}

function readFault(input: unknown): Fault {
  const { method, path, kind, times, seconds } = input as Partial<Fault>
  const known = KINDS.find((each) => each === kind)
  if (!known) throw new Error(`kind: one of ${KINDS.join(', ')}`)
  if (!path?.startsWith('/')) throw new Error('path: starts with /')
  return { method: method ?? 'POST', path, kind: known, times: times ?? 1, seconds: seconds ?? SLOW_SECONDS }
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((segment, i) => segment === '*' || segment === given[i])
}
