import { Field } from '@/app/ui/form'

/** Takes the 6 digits of a mail, also as they were pasted: with signs around and between. */
export function CodeField({ label, hint }: { label: string; hint?: string }) {
  return <Field name="code" label={label} hint={hint} inputMode="numeric" autoComplete="one-time-code" maxLength={40} />
}
