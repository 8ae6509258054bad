const KINDS = ['400', '422', '429', '500', '503', 'timeout-after-commit', 'drop-before'] as const

export type FaultKind = (typeof KINDS)[number]
export type Fault = { method: string; path: string; kind: FaultKind; times: number }
export type Faults = {
  add(input: unknown): void
  clear(): void
  take(method: string, path: string): FaultKind | undefined
  list(): Fault[]
}

/** Faults ordered by tests. A `*` in the path stands for one segment: `/v1/customers/*`. */
export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    add: (input) => {
      faults.push(readFault(input))
    },
    clear: () => {
      faults = []
    },
    take: (method, path) => {
      const fault = faults.find((each) => each.method === method && matches(each.path, path))
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter((each) => each.times > 0)
      return fault.kind
    },
    list: () => faults,
  }
}

function readFault(input: unknown): Fault {
  const { method, path, kind, times } = input as Partial<Fault>
  const known = KINDS.find((each) => each === kind)
  if (!known) throw new Error(`kind: one of ${KINDS.join(', ')}`)
  if (!path?.startsWith('/')) throw new Error('path: starts with /')
  return { method: method ?? 'POST', path, kind: known, times: times ?? 1 }
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((segment, i) => segment === '*' || segment === given[i])
}
