import type { Params, Value } from './wire'

type Branch = Map<string, Branch | string>

/** Decodes `a[b][0][c]=x` forms: names in brackets become objects, all-digit names become arrays. */
export function decodeForm(text: string): Params {
  const root: Branch = new Map()
  for (const [name, value] of new URLSearchParams(text)) insert(root, name.replaceAll(']', '').split('['), value)
  return Object.fromEntries([...root].map(([name, branch]) => [name, build(branch)]))
}

function insert(root: Branch, path: string[], value: string): void {
  let branch = root
  for (const segment of path.slice(0, -1)) {
    const next = branch.get(segment)
    const deeper: Branch = next instanceof Map ? next : new Map()
    branch.set(segment, deeper)
    branch = deeper
  }
  const last = path.at(-1) ?? ''
  // `types[]=a&types[]=b` has no number: count on.
  branch.set(last === '' ? String(branch.size) : last, value)
}

function build(branch: Branch | string): Value {
  if (typeof branch === 'string') return branch
  const entries = [...branch]
  if (entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => build(value))
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, build(value)]))
}
