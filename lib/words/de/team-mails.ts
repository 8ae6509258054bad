import type { teamMails as english } from '../en/team-mails'

export const teamMails: typeof english = {}
