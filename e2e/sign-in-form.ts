import { paths } from '@/lib/paths'
import type { Stack } from '@/testing/stack'
import { formsOn, type PostedForm, post } from './posted-form'
import type { Answer } from './raw-request'

type Typed = { email: string; password: string; way: 'password' | 'code' }

/** The sign-in form without a browser, sent by whoever it may be from whichever network. */
export async function openSignIn(
  stack: Stack,
): Promise<(typed: Typed, from: Record<string, string>) => Promise<Answer>> {
  const forms = await formsOn(stack, {}, paths.signIn())
  const form = forms.find(({ fields }) => fields.some(([name]) => name === 'email'))
  if (!form) throw new Error('there is no form to sign in with')
  return (typed, from) => post(stack, filled(form, typed), from)
}

function filled({ path, fields }: PostedForm, typed: Typed): PostedForm {
  return { path, fields: [...fields.filter(([name]) => !Object.hasOwn(typed, name)), ...Object.entries(typed)] }
}
