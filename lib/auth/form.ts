import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Language } from '@/db/vocabulary'
import { shownAddress } from '@/lib/email-address'
import type { Reason, Refusal, RefusalFacts } from '@/lib/errors'
import { FORM_ID, type FormState, SECRET_FIELD } from '@/lib/form-state'
import { logError } from '@/lib/log'
import { pastedLines } from '@/lib/pasted'
import { holdsPrivateKey } from '@/lib/private-key'
import type { Sentences } from '@/lib/words/en/refusals'
import { words } from '@/lib/words/words'

/**
 * What a form posted: text fields by name (a list when a name came twice), without Next's own `$` fields and without
 * files, without the one character that no database keeps, and the same as the values to show again, without secrets and private keys.
 */
export function readForm(formData: FormData): {
  fields: Record<string, string | string[]>
  values: Record<string, string>
} {
  const names = new Set([...formData.keys()].filter((name) => !name.startsWith('$')))
  const typed = [...names].map(
    (name) =>
      [
        name,
        formData.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\0', '')] : [])),
      ] as const,
  )
  const texts = typed.filter(([, list]) => list.length > 0)
  return {
    fields: Object.fromEntries(texts.map(([name, list]) => [name, list.length > 1 ? list : list.join()])),
    values: Object.fromEntries(
      texts.map(([name, list]) => [name, list.join()] as const).filter(([name, value]) => !isSecret(name, value)),
    ),
  }
}

/** The id that the form came with, if it is one. */
export function formIdOf(fields: Record<string, string | string[]>): string | undefined {
  const id = fields[FORM_ID]
  return typeof id === 'string' && /^[\w-]{16,64}$/.test(id) ? id : undefined
}

/** The first fault of each field as a sentence. A schema's messages are reason words, with their facts as `params`, or ready sentences. */
export function faultsOf(error: z.ZodError, language: Language): FormState {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '')
    const facts = issue.code === 'custom' ? issue.params : undefined
    errors[name] ??= sentenceOrText(issue.message, facts, language)
  }
  const { '': formError, ...byField } = errors
  return { errors: byField, formError }
}

/** A refusal, and what else was refused with it, as errors of their fields; without a field it is the form's. */
export function refusalState(refusal: Refusal, language: Language): FormState {
  const refused = [refusal, ...refusal.others].map((one) => one.refused)
  const sentence = (one: Refusal) => sentenceOf(one.refused.reason, one.refused.facts, language)
  if (!refusal.field) return { formError: sentence(refusal), refused }
  const errors: Record<string, string> = {}
  for (const one of [refusal, ...refusal.others]) errors[one.field ?? ''] ??= sentence(one)
  return { errors, refused }
}

/** What a person is told of an error nobody expected. It is logged; they get its number. */
export function unexpectedState(error: unknown, language: Language): FormState {
  const id = randomBytes(4).toString('hex')
  logError(`request ${id}:`, error)
  const { broken, common } = words(language)
  if (isDatabaseAway(error)) return { formError: common.errors.databaseAway }
  return { formError: `${broken.title}. ${broken.requestId(id)}` }
}

/** Whether an error, or one that caused it, means that the database does not answer. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = causeOf(cause)) {
    if (AWAY.has(String((cause as { code?: unknown }).code))) return true
  }
  return false
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '53300',
  '57P01',
  '57P02',
  '57P03',
])

// next-auth keeps what its provider threw as `cause.err`.
function causeOf(error: Error): unknown {
  const { cause } = error
  if (cause && typeof cause === 'object' && 'err' in cause) return cause.err
  return cause
}

function sentenceOf<R extends Reason>(reason: R, facts: RefusalFacts[R], language: Language): string {
  const sentence: Sentences[R] = words(language).refusals[reason]
  return shownAddress(typeof sentence === 'function' ? sentence(facts) : sentence)
}

/** The sentence of a reason; anything else is a ready sentence. */
function sentenceOrText(text: string, facts: unknown, language: Language): string {
  if (!Object.hasOwn(words(language).refusals, text)) return text
  return sentenceOf(text as Reason, (facts ?? {}) as RefusalFacts[Reason], language)
}

/**
 * What must not come back in a page. A private key may be pasted into any field; the one for keys gives back nothing but
 * a line that begins as public ones do, or what PuTTY says is one.
 */
function isSecret(name: string, value: string): boolean {
  if (SECRET_FIELD.test(name) || holdsPrivateKey(value)) return true
  return /key$/i.test(name) && !PUBLIC_KEY.test(pastedLines(value).join('\n'))
}

const PUBLIC_KEY =
  /^(?:(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/=]+(?: .*)?|---- BEGIN SSH2 PUBLIC KEY ----\n(?:(?!----)[\s\S])*---- END SSH2 PUBLIC KEY ----)$/
