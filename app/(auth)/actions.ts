'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { LANGUAGES } from '@/db/vocabulary'
import { disownSession } from '@/lib/account/end-sessions'
import { requestReset, resetPassword } from '@/lib/account/reset-password'
import { setLanguage } from '@/lib/account/set-language'
import { action, publicAction } from '@/lib/auth/action'
import { renewCode } from '@/lib/auth/codes'
import { wayInFor } from '@/lib/auth/knocking'
import { keepLanguage } from '@/lib/auth/language'
import { knowDevice } from '@/lib/auth/session'
import { requestSignInCode, signInWithCode, signInWithPassword } from '@/lib/auth/sign-in'
import { currentVisitor } from '@/lib/auth/visitor'
import { confirmSignUp as confirm, requestSignUp } from '@/lib/company/sign-up'
import { takeEmail } from '@/lib/email-address'
import { env } from '@/lib/env'
import { judgeAll, type Reason, refuse } from '@/lib/errors'
import { paths } from '@/lib/paths'
import { next, text } from './inputs'

const filled = (reason: Reason) => text.refine((typed) => typed.trim() !== '', reason)
const LanguageInput = z.object({ language: z.enum(LANGUAGES) })
const CodeInput = z.object({ tokenId: text, code: text, next })

/** One form, two ways: the second button sends a code to the same address. */
export const signIn = publicAction(
  z.object({ email: text, password: text, way: z.enum(['password', 'code']).catch('password'), next }),
  async (_account, input, language, form) => {
    const visitor = await currentVisitor()
    if (input.way === 'code') {
      return { next: paths.signInCode(await requestSignInCode({ ...input, language, form }, visitor), input.next) }
    }
    await judgeAll({
      email: () => takeEmail(input.email),
      password: () => input.password || refuse('password-missing', 'password'),
    })
    return { signIn: await signInWithPassword(input, visitor), next: input.next }
  },
)

export const signInByCode = publicAction(CodeInput, async (_account, input, _language, form) => ({
  signIn: await signInWithCode({ ...input, form }, await currentVisitor()),
  next: input.next,
}))

export const signUp = publicAction(
  z.object({ firstName: text, lastName: text, email: text, password: text, next }),
  async (_account, { next, ...input }, language, form) => ({
    next: paths.signUpCode(await requestSignUp({ ...input, language, form }, await currentVisitor()), next),
  }),
)

export const confirmSignUp = publicAction(CodeInput, async (_account, input, _language, form) => ({
  signIn: await confirm({ ...input, form }, await currentVisitor()),
  next: input.next,
}))

/** The same page for every address; only its mailbox learns whether there is an account. */
export const askForReset = publicAction(z.object({ email: text }), async (_account, input, language, form) => ({
  next: paths.forgotSent(await requestReset({ ...input, language, form }, await currentVisitor())),
}))

/** A link that has ended meanwhile leads to its own page, which says so. */
export const setNewPassword = publicAction(
  z.object({ tokenId: text, token: text, password: filled('password-short') }),
  async (_account, input) => {
    const accountId = await resetPassword(input)
    if (!accountId) return { next: paths.reset(input.tokenId, input.token) }
    return { signIn: accountId, next: paths.home(), flash: 'password-saved' }
  },
)

export const disown = publicAction(
  z.object({ accountId: text, sessionId: text, token: text }),
  async (_account, input) => {
    await disownSession(input)
    return { next: paths.notMe(input) }
  },
)

/** A link that has ended leads to its own page, which says so. */
export const letIn = publicAction(z.object({ accountId: text, hour: text, token: text }), async (_account, input) => {
  const accountId = wayInFor(input)
  if (!accountId) return { next: paths.wayIn(input) }
  await knowDevice(accountId)
  return { next: paths.signIn() }
})

export const sendCodeAgain = publicAction(z.object({ tokenId: text }), async (_account, input) => {
  await renewCode(input.tokenId, await currentVisitor())
  // What the page says of the former mail is over.
  refresh()
  return { notice: 'code-sent' }
})

export const signOut = publicAction(z.object({}), async () => ({
  signOut: true,
  next: paths.signIn(),
  flash: 'signed-out',
}))

/** For somebody who came to a page with the wrong account: signs out and, with the right one, leads back to it. */
export const switchAccount = publicAction(z.object({ next }), async (_account, input) => ({
  signOut: true,
  next: paths.signIn(input.next),
}))

/** In this browser. A client's account keeps it too; a developer who looks at a client's page changes only what they see. */
export const chooseLanguage = publicAction(LanguageInput, async (account, input) => {
  await keepLanguage(input.language)
  if (account?.kind === 'client') await setLanguage({ kind: 'account', accountId: account.id }, input)
  return undefined
})

export const setAccountLanguage = action(LanguageInput, async (actor, input) => {
  await setLanguage(actor, input)
  await keepLanguage(input.language)
  return undefined
})

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
