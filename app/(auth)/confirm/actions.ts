'use server'

import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { findCode } from '@/lib/auth/codes'
import { requestSignInCode, signInWithCode, signInWithPassword } from '@/lib/auth/sign-in'
import { refuse } from '@/lib/errors'
import { paths } from '@/lib/paths'
import { code, next, text } from '../inputs'

/** Once more who it is, by password, or on the way to a code. The session that opens is a new one. */
export const proveAgain = publicAction(
  z.object({ password: text, way: z.enum(['password', 'code']).catch('password'), next }),
  async (account, input, language, form) => {
    if (!account) refuse('sign-in-first')
    const { email } = account
    if (input.way === 'code') {
      return { next: paths.confirmCode(await requestSignInCode({ email, language, form }), input.next) }
    }
    if (!input.password) refuse('password-missing', 'password')
    return { signIn: await signInWithPassword({ email, password: input.password }), next: input.next }
  },
)

/** A code for another address would sign somebody else in here. */
export const proveByCode = publicAction(
  z.object({ tokenId: text, code, next }),
  async (account, input, _language, form) => {
    if (!account) refuse('sign-in-first')
    if ((await findCode(input.tokenId, 'sign-in'))?.email !== account.email) refuse('not-found')
    return { signIn: await signInWithCode({ ...input, form }), next: input.next }
  },
)
