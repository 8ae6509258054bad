/** The team: people and roles, changing them, leaving and removing. */
export const team = {}
