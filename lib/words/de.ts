import { account } from './de/account'
import { accountMails } from './de/account-mails'
import { accountPages } from './de/account-pages'
import { activityPages } from './de/activity'
import { auth } from './de/auth'
import { away } from './de/away'
import { billMails } from './de/bill-mails'
import { billPaper } from './de/bill-paper'
import { billing } from './de/billing'
import { bills } from './de/bills'
import { broken } from './de/broken'
import { check } from './de/check'
import { client } from './de/client'
import { closing } from './de/closing'
import { common } from './de/common'
import { companies } from './de/companies'
import { decline } from './de/decline'
import { developer } from './de/developer'
import { find } from './de/find'
import { help } from './de/help'
import { inviteMails } from './de/invite-mails'
import { keptAccess } from './de/kept-access'
import { mailPreview } from './de/mail-preview'
import { mails } from './de/mails'
import { paying } from './de/paying'
import { paymentMails } from './de/payment-mails'
import { planEnd } from './de/plan-end'
import { planEndMails } from './de/plan-end-mails'
import { plans } from './de/plans'
import { refusals } from './de/refusals'
import { requestMails } from './de/request-mails'
import { requests } from './de/requests'
import { team } from './de/team'
import { teamInvite } from './de/team-invite'
import { teamMails } from './de/team-mails'
import { wizard } from './de/wizard'
import type { Dict } from './en'

export const de: Dict = {
  account,
  auth,
  away,
  billPaper,
  bills,
  billing,
  broken,
  check,
  client,
  closing,
  common,
  decline,
  developer,
  help,
  keptAccess,
  mailPreview,
  mails: {
    ...mails,
    ...inviteMails,
    ...accountMails,
    ...teamMails,
    ...planEndMails,
    ...requestMails,
    ...billMails,
    ...paymentMails,
  },
  paying,
  plans,
  refusals,
  requests,
  wizard,
  planEnd,
  team,
  teamInvite,
  companies,
  find,
  activityPages,
  accountPages,
}
