import type { FormState } from './form-state'

/** The way to sign in for a form that was sent by nobody; in a tab of its own, so that what was typed stays. */
export function SignInLink({ state: { refused } }: { state: FormState }) {
  const [first] = refused ?? []
  if (first?.reason !== 'sign-in-first' && first?.reason !== 'prove-again') return null
  const { signIn, signInLabel } = first.facts
  if (!signIn) return null
  return (
    <a href={signIn} target="_blank" rel="noopener">
      {signInLabel}
    </a>
  )
}
