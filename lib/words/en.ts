import { account } from './en/account'
import { accountMails } from './en/account-mails'
import { accountPages } from './en/account-pages'
import { activityPages } from './en/activity'
import { auth } from './en/auth'
import { away } from './en/away'
import { billMails } from './en/bill-mails'
import { billPaper } from './en/bill-paper'
import { billing } from './en/billing'
import { bills } from './en/bills'
import { broken } from './en/broken'
import { check } from './en/check'
import { client } from './en/client'
import { closing } from './en/closing'
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
import { paying } from './en/paying'
import { paymentMails } from './en/payment-mails'
import { planEnd } from './en/plan-end'
import { planEndMails } from './en/plan-end-mails'
import { plans } from './en/plans'
import { refusals } from './en/refusals'
import { requestMails } from './en/request-mails'
import { requests } from './en/requests'
import { team } from './en/team'
import { teamInvite } from './en/team-invite'
import { teamMails } from './en/team-mails'
import { wizard } from './en/wizard'

export const en = {
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

/** The shape of a dictionary: a key that another language lacks fails the type check. */
export type Dict = typeof en
