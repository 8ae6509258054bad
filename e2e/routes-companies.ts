import type { Cast, Visit } from './routes-cast'

/** The list of Companies and every page that changes one. */
export function companyPages(_cast: Cast): Visit[] {
  return []
}
