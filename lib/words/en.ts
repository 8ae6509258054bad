import { account } from './en/account'
import { accountMails } from './en/account-mails'
import { auth } from './en/auth'
import { broken } from './en/broken'
import { check } from './en/check'
import { client } from './en/client'
import { common } from './en/common'
import { decline } from './en/decline'
import { developer } from './en/developer'
import { help } from './en/help'
import { inviteMails } from './en/invite-mails'
import { mailPreview } from './en/mail-preview'
import { mails } from './en/mails'
import { refusals } from './en/refusals'
import { wizard } from './en/wizard'

export const en = {
  account,
  auth,
  broken,
  check,
  client,
  common,
  decline,
  developer,
  help,
  mailPreview,
  mails: { ...mails, ...inviteMails, ...accountMails },
  refusals,
  wizard,
}

/** The shape of a dictionary: a key that another language lacks fails the type check. */
export type Dict = typeof en
