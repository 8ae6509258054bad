'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { publicAction } from '@/lib/auth/action'
import { renewCode } from '@/lib/auth/codes'
import { requestSignInCode, signInWithCode, signInWithPassword } from '@/lib/auth/sign-in'
import { confirmSignUp as confirm, requestSignUp } from '@/lib/company/sign-up'
import { canonicalEmail } from '@/lib/email-address'
import { env } from '@/lib/env'
import { type Reason, refuse } from '@/lib/errors'
import { paths, safeNext } from '@/lib/paths'

const text = z.string().default('')
const next = z.string().optional().transform(safeNext)
const code = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'wrong-code'))
const filled = (reason: Reason) => text.refine((typed) => typed.trim() !== '', reason)
const CodeInput = z.object({ tokenId: text, code, next })

/** One form, two ways: the second button sends a code to the same address. */
export const signIn = publicAction(
  z.object({ email: text, password: text, way: z.enum(['password', 'code']).catch('password'), next }),
  async (_account, input) => {
    if (input.way === 'code') return { next: paths.signInCode(await requestSignInCode(input), input.next) }
    if (!input.password) refuse('password-missing', 'password')
    return { signIn: await signInWithPassword(input), next: input.next }
  },
)

export const signInByCode = publicAction(CodeInput, async (_account, input) => ({
  signIn: await signInWithCode(input),
  next: input.next,
}))

/** What is left empty is told all at once; the verb judges the rest. */
export const signUp = publicAction(
  z.object({
    firstName: filled('name-missing'),
    lastName: filled('last-name-missing'),
    email: text.refine((typed) => canonicalEmail(typed) !== null, 'email-invalid'),
    password: filled('password-short'),
    next,
  }),
  async (_account, input) => ({ next: paths.signUpCode(await requestSignUp(input), input.next) }),
)

export const confirmSignUp = publicAction(CodeInput, async (_account, input) => ({
  signIn: await confirm(input),
  next: input.next,
}))

export const sendCodeAgain = publicAction(z.object({ tokenId: text }), async (_account, input) => {
  await renewCode(input.tokenId)
  return { notice: 'code-sent' }
})

export const signOut = publicAction(z.object({}), async () => ({
  signOut: true,
  next: paths.signIn(),
  flash: 'signed-out',
}))

/** Light, dark, or as the system does; kept in this browser only. */
export const setTheme = publicAction(
  z.object({ theme: z.enum(['system', 'light', 'dark']) }),
  async (_account, input) => {
    const jar = await cookies()
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: env().isHttps } as const
    if (input.theme === 'system') jar.delete('theme')
    else jar.set('theme', input.theme, { ...options, maxAge: 365 * 24 * 3600 })
    return undefined
  },
)
