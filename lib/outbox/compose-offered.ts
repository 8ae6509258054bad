import { db } from '@/db/client'
import { isOpen, stateOf } from '@/lib/client-invite/states'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { owns } from '@/lib/company/roles'
import { formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import type { Composed } from './composed'
import { loadInvite } from './load-invite'
import { companyOf, labelOf, personOf } from './team-facts'

/** Tells an Owner what somebody else offered to a client, while it is open and they still own it. */
export async function composeOffered({ payload }: Job): Promise<Composed> {
  const reader = await personOf(payload.recipientId)
  if (!reader) return { skipped: 'account-gone' }
  const { invite, offer } = await loadInvite(payload.inviteId)
  const now = clock.now()
  if (!isOpen(invite, now)) return { skipped: stateOf(invite, now) }
  const company = await companyOf(invite.companyId)
  const role = await roleOf(db(), company.id, reader.id)
  if (!role || !owns(role)) return { skipped: 'not-entitled' }
  return {
    to: reader.email,
    mail: {
      kind: 'mail-offered',
      language: reader.language,
      operator: operator(),
      props: {
        readerName: labelOf(reader),
        readerKind: reader.kind,
        company: company.name || labelOf(reader),
        senderName: offer.sender.name,
        clientName: offer.client.name,
        clientEmail: offer.client.email,
        sites: [offer.site, ...offer.otherSites],
        openUntil: formatDay(offer.openUntil, reader.language, 'weekday'),
        appsUrl: absolute(paths.apps(company.slug)),
      },
    },
  }
}
