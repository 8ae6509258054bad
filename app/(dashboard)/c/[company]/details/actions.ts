'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { renameCompany } from '@/lib/company/rename'
import { setCompanySetting } from '@/lib/company/set-company-setting'
import { setLimit } from '@/lib/company/set-limit'
import { paths } from '@/lib/paths'

const text = z.string().default('')

export const rename = action(z.object({ companySlug: text, name: text }), async (actor, input) => {
  await renameCompany(actor, input)
  return { next: paths.companyDetails(input.companySlug), flash: 'saved' }
})

export const changeSetting = action(
  z.object({ companySlug: text, adminsMayInviteClients: z.string().optional() }),
  async (actor, { companySlug, adminsMayInviteClients }) => {
    await setCompanySetting(actor, { companySlug, adminsMayInviteClients: adminsMayInviteClients !== undefined })
    return { next: paths.companyDetails(companySlug), flash: 'saved' }
  },
)

export const changeLimit = action(z.object({ companySlug: text, amount: text }), async (actor, input) => {
  await setLimit(actor, input)
  return { next: paths.companyDetails(input.companySlug), flash: 'saved' }
})
