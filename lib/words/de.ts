import { account } from './de/account'
import { accountMails } from './de/account-mails'
import { auth } from './de/auth'
import { broken } from './de/broken'
import { check } from './de/check'
import { client } from './de/client'
import { common } from './de/common'
import { decline } from './de/decline'
import { developer } from './de/developer'
import { help } from './de/help'
import { inviteMails } from './de/invite-mails'
import { mailPreview } from './de/mail-preview'
import { mails } from './de/mails'
import { refusals } from './de/refusals'
import { wizard } from './de/wizard'
import type { Dict } from './en'

export const de: Dict = {
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
