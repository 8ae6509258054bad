import { z } from 'zod'
import { pasted } from '@/lib/pasted'
import { InvitedFields } from '@/lib/team-invite/invite'

const short = z.string().max(400).default('')
const ownName = z.string().trim().max(80, { error: 'client-name-long' }).default('')

/** All gaps are named at once; the verb judges again. */
export const InviteForm = InvitedFields.extend({
  companySlug: short,
  email: z
    .string()
    .max(400)
    .default('')
    .refine((email) => pasted(email) !== '', { error: 'member-email-missing' }),
  app: z.union([z.string(), z.array(z.string()).max(500)]).default([]),
  acceptedEmail: short,
  firstName: ownName,
  lastName: ownName,
})
