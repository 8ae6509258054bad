import { account } from './en/account'
import { accountMails } from './en/account-mails'
import { accountPages } from './en/account-pages'
import { activityPages } from './en/activity'
import { auth } from './en/auth'
import { away } from './en/away'
import { billing } from './en/billing'
import { broken } from './en/broken'
import { check } from './en/check'
import { client } from './en/client'
import { common } from './en/common'
import { companies } from './en/companies'
import { decline } from './en/decline'
import { developer } from './en/developer'
import { find } from './en/find'
import { help } from './en/help'
import { inviteMails } from './en/invite-mails'
import { keptAccess } from './en/kept-access'
import { mailPreview } from './en/mail-preview'
import { mails } from './en/mails'
import { refusals } from './en/refusals'
import { team } from './en/team'
import { teamInvite } from './en/team-invite'
import { teamMails } from './en/team-mails'
import { wizard } from './en/wizard'

export const en = {
  account,
  auth,
  away,
  billing,
  broken,
  check,
  client,
  common,
  decline,
  developer,
  help,
  keptAccess,
  mailPreview,
  mails: { ...mails, ...inviteMails, ...accountMails, ...teamMails },
  refusals,
  wizard,
  team,
  teamInvite,
  companies,
  find,
  activityPages,
  accountPages,
}

/** The shape of a dictionary: a key that another language lacks fails the type check. */
export type Dict = typeof en
