/** Mails about people and Companies. */
export const teamMails = {}
