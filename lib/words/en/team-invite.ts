/** Inviting people to a team, and the pages behind such a link. */
export const teamInvite = {}
