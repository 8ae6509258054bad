import type { MailKind } from '@/db/promises'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { accountMails } from './compose-account'
import { billMails } from './compose-bills'
import { companyMails } from './compose-company'
import { doneMails } from './compose-done'
import { inviteMails } from './compose-invite'
import { lapsedMails } from './compose-lapsed'
import { newsletterMails } from './compose-newsletter'
import { notChargedMails } from './compose-not-charged'
import { operatorMails } from './compose-operator'
import { paymentMails } from './compose-payment'
import { peopleMails } from './compose-people'
import { planEndMails } from './compose-plan-ends'
import { requestMails } from './compose-requests'
import { teamInviteMails } from './compose-team-invite'
import type { Composed, Composers } from './composed'

/** Every mail there is: a kind that nobody fills fails the type check. */
const COMPOSERS: Composers = {
  ...accountMails,
  ...newsletterMails,
  ...inviteMails,
  ...doneMails,
  ...notChargedMails,
  ...lapsedMails,
  ...teamInviteMails,
  ...peopleMails,
  ...companyMails,
  ...billMails,
  ...paymentMails,
  ...operatorMails,
  ...planEndMails,
  ...requestMails,
}

/** Fills a mail from the database, at the time of sending: a link or a code is derived here and stored nowhere. */
export async function compose<Kind extends MailKind>(job: Job<Kind>): Promise<Composed<Kind>> {
  const filled = await COMPOSERS[job.kind](job)
  if ('skipped' in filled) return filled
  const { to, language, props, attachments } = filled
  return { to, attachments, mail: { kind: job.kind, language, operator: operator(), props } }
}
