import { invalid, missing } from './errors'
import { integer, type Shape, text } from './parameters'
import type { Params } from './wire'

export const PAGE: Shape = { limit: 'any', starting_after: 'any', ending_before: 'any', expand: ['any'] }
export const RANGE: Shape = { gt: 'any', gte: 'any', lt: 'any', lte: 'any' }

/** One page of `items` (newest first) as Stripe cuts it: `limit` 1 to 100, 10 by default, and cursors by id. */
export function page<T extends { id: string }>(items: T[], url: string, params: Params) {
  const limit = integer(params, 'limit') ?? 10
  if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be between 1 and 100', { param: 'limit' })
  const before = text(params, 'ending_before')
  if (before) {
    const earlier = items.slice(0, position(items, before, 'ending_before'))
    return { object: 'list', data: earlier.slice(-limit), has_more: earlier.length > limit, url }
  }
  const after = text(params, 'starting_after')
  const rest = after ? items.slice(position(items, after, 'starting_after') + 1) : items
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url }
}

function position(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw missing('object', id, param)
  return index
}

/** The `created` filter: a time in seconds, or a range of `gt`, `gte`, `lt`, `lte`. */
export function createdWithin(created: number, filter: Params[string] | undefined): boolean {
  if (filter === undefined || Array.isArray(filter)) return true
  if (typeof filter === 'string') return created === Number(filter)
  const holds: Record<string, (bound: number) => boolean> = {
    gt: (bound) => created > bound,
    gte: (bound) => created >= bound,
    lt: (bound) => created < bound,
    lte: (bound) => created <= bound,
  }
  return Object.entries(filter).every(([name, bound]) => holds[name]?.(Number(bound)) ?? true)
}
