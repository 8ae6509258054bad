'use server'

import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { proveByPassword, proveByCode as redeemProof, requestProof } from '@/lib/auth/step-up'
import { refuse } from '@/lib/errors'
import { paths } from '@/lib/paths'
import { next, text } from '../inputs'

/** Once more who it is, by password, or on the way to a code. The session that opens is a new one. */
export const proveAgain = publicAction(
  z.object({ password: text, way: z.enum(['password', 'code']).catch('password'), next }),
  async (account, input, language, form) => {
    if (!account) refuse('sign-in-first')
    if (input.way === 'code') {
      return { next: paths.confirmCode(await requestProof(account, language, form), input.next) }
    }
    if (!input.password) refuse('password-missing', 'password')
    return { signIn: await proveByPassword(account, input.password), next: input.next }
  },
)

/** The same by the code that was mailed for it. */
export const proveByCode = publicAction(
  z.object({ tokenId: text, code: text, next }),
  async (account, { next, ...input }, _language, form) => {
    if (!account) refuse('sign-in-first')
    return { signIn: await redeemProof(account, { ...input, form }), next }
  },
)
