import { z } from 'zod'
import { PersonName } from '@/lib/name-fields'
import { InvitedFields } from '@/lib/team-invite/invite'

const short = z.string().max(400).default('')

export const InviteForm = InvitedFields.extend({
  companySlug: short,
  app: z.union([z.string(), z.array(z.string()).max(500)]).default([]),
  acceptedEmail: short,
  firstName: PersonName.default(''),
  lastName: PersonName.default(''),
})
