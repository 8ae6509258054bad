import { z } from 'zod'
import { InvitedFields } from '@/lib/team-invite/invite'

const short = z.string().max(400).default('')
const ownName = z.string().trim().max(80, { error: 'client-name-long' }).default('')

export const InviteForm = InvitedFields.extend({
  companySlug: short,
  app: z.union([z.string(), z.array(z.string()).max(500)]).default([]),
  acceptedEmail: short,
  firstName: ownName,
  lastName: ownName,
})
