import type { Cast, Visit } from './routes-cast'

/** The log of a Company. */
export function activityPages(_cast: Cast): Visit[] {
  return []
}
