import type { Cast, Visit } from './routes-cast'

/** Inviting people to a team, and every page behind such a link. */
export function teamInvitePages(_cast: Cast): Visit[] {
  return []
}
