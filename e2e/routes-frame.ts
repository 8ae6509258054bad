import type { Cast, Visit } from './routes-cast'

/** Switcher, palette and what stands around every page. */
export function framePages(_cast: Cast): Visit[] {
  return []
}
