import type { Cast, Visit } from './routes-cast'

/** A person's own pages. */
export function accountPages(_cast: Cast): Visit[] {
  return []
}
