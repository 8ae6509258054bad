import type { LinkBearer } from '@/lib/actor'
import { openClientLink, workingClientLink } from '@/lib/client-invite/open-link'
import { workingLink } from '@/lib/links/open-link'
import { joiningLink, openTeamLink } from '@/lib/team-invite/open-link'

/** Whoever acts with a client's link. Refused as an action of its page would be. */
export async function bearerOf(token: string): Promise<LinkBearer> {
  return workingClientLink(await openClientLink(token)).bearer
}

/** Whoever acts with a link to a team. */
export async function teamBearerOf(token: string): Promise<LinkBearer> {
  return workingLink(await openTeamLink(token)).bearer
}

/** Whoever presses the button that joins a team, perhaps for the second time. */
export async function joinerOf(token: string): Promise<LinkBearer> {
  return joiningLink(await openTeamLink(token)).bearer
}
