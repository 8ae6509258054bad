import type { Cast, Visit } from './routes-cast'

/** The team, and every page about one person of it. */
export function teamPages(_cast: Cast): Visit[] {
  return []
}
