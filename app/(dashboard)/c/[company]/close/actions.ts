'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { closeCompany } from '@/lib/billing/close-company'
import { answerToLeaver } from '@/lib/kernel/once'
import { paths } from '@/lib/paths'

const text = z.string().default('')

/** Closes a Company; whoever has nothing left by that is signed out. */
export const close = action(
  z.object({ companySlug: text, name: text }),
  async (actor, input) => {
    const { isSignedOut } = await closeCompany(actor, input)
    if (isSignedOut) return { next: paths.signIn(), signOut: true, flash: 'company-closed' }
    return { next: paths.companies(), flash: 'company-closed' }
  },
  async (form) => {
    if (!(await answerToLeaver(form, 'close-company'))) return undefined
    return { next: paths.signIn(), signOut: true, flash: 'company-closed' }
  },
)
