import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Language } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { env } from '@/lib/env'
import { Refusal, refuse } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'
import { asLanguage } from '@/lib/language'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { type FlashCode, writeFlash } from './flash'
import { faultsOf, formIdOf, readForm, refusalState, unexpectedState } from './form'
import { readerLanguage } from './language'
import { pageAddress } from './page'
import { noteRefusal } from './refused'
import { currentAccount, endSession, type SignedIn, startSession } from './session'

/**
 * What an action wants to happen after its verb. `next` is a path of ours or a payment page; `keep` leaves what was typed
 * in a form that goes on; `results` are lines it shows instead of its fields.
 */
export type Outcome =
  | {
      next?: string
      flash?: FlashCode
      signIn?: string
      signOut?: true
      notice?: FlashCode
      keep?: true
      results?: string[]
    }
  | undefined

type FormAction = (state: FormState, formData: FormData) => Promise<FormState>

type Work<Schema extends z.ZodType> = (
  actor: AccountActor,
  input: z.output<Schema>,
  language: Language,
) => Promise<Outcome>

/**
 * A server action for signed-in people. Everybody else is refused: sign-in-first, with the way to sign in and come back to
 * the form's page. It opens beside that page, where everything typed is kept and can then be sent again. So does the way to
 * /confirm when the verb wants a fresh proof of who it is (`freshAccountOf`).
 */
export function action<Schema extends z.ZodType>(
  schema: Schema,
  work: Work<Schema>,
  farewell: Farewell = noFarewell,
): FormAction {
  const askForProof: AskForProof = (page, language) => {
    refuse('prove-again', null, { signIn: paths.confirm(page), signInLabel: words(language).find.confirmElsewhere })
  }
  return signedInAction(schema, work, { askForProof, farewell })
}

/**
 * An `action` that is only asked about, on a page of its own where nothing is typed and which says beforehand that it wants a
 * fresh proof: whoever has none any more at the press is led to /confirm at once, and from there back to that page.
 */
export function confirmedAction<Schema extends z.ZodType>(
  schema: Schema,
  work: Work<Schema>,
  farewell: Farewell = noFarewell,
): FormAction {
  return signedInAction(schema, work, { askForProof: (page) => ({ next: paths.confirm(page) }), farewell })
}

type AskForProof = (page: string, language: Language) => Outcome
/** What somebody is answered whom the first press of this form has signed out. */
type Farewell = (form: string | undefined) => Promise<Outcome>

const noFarewell: Farewell = async () => undefined

function signedInAction<Schema extends z.ZodType>(
  schema: Schema,
  work: Work<Schema>,
  { askForProof, farewell }: { askForProof: AskForProof; farewell: Farewell },
): FormAction {
  return publicAction(schema, async (account, input, language, form) => {
    if (!account) {
      const left = await farewell(form)
      if (left) return left
      const signIn = paths.signIn(await pageAddress())
      refuse('sign-in-first', null, { signIn, signInLabel: words(language).find.signInElsewhere })
    }
    const actor = { kind: 'account', accountId: account.id, provedAt: account.provedAt, form } as const
    return work(actor, input, language).catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || error.reason !== 'prove-again') throw error
      return askForProof(await pageAddress(), language)
    })
  })
}

/**
 * A server action for everybody. Reads and judges the form, runs the verb, and turns what comes out into what the form
 * shows: refusals and faults by field with everything typed (never passwords or codes), bugs as a request id. `language`
 * is that of the page the form stood on, `form` the form's own id.
 */
export function publicAction<Schema extends z.ZodType>(
  schema: Schema,
  work: (account: SignedIn | null, input: z.output<Schema>, language: Language, form?: string) => Promise<Outcome>,
): FormAction {
  return async (_state, formData) => {
    // Anybody can call an action by its name and with anything; only a form is read.
    if (!(formData instanceof FormData)) return {}
    const { fields, values } = readForm(formData)
    const at = Date.now()
    const began = clock.now()
    const refusedWith = async (state: FormState): Promise<FormState> => {
      await noteRefusal()
      return { ...state, values, at }
    }
    let language: Language = 'en'
    try {
      const account = await currentAccount()
      language = asLanguage(fields.shownIn) ?? account?.language ?? (await readerLanguage())
      const parsed = schema.safeParse(fields)
      if (!parsed.success) return await refusedWith(faultsOf(parsed.error, language))
      const outcome = await work(account, parsed.data, language, formIdOf(fields))
      await carryOut(outcome, began)
      const notice = outcome?.notice && words(language).common.flash[outcome.notice]
      return { notice, results: outcome?.results, values: outcome?.keep ? values : undefined, at }
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof Refusal) return await refusedWith(refusalState(error, language))
      return await refusedWith(unexpectedState(error, language))
    }
  }
}

async function carryOut(outcome: Outcome, began: Date): Promise<void> {
  if (outcome?.signOut) await endSession()
  if (outcome?.signIn) await startSession(outcome.signIn, began)
  if (!outcome?.next) return
  if (outcome.flash) await writeFlash(outcome.flash, outcome.next)
  redirect(ourOwn(outcome.next))
}

// Verbs make these addresses, so anything else is a bug; a check all the same, as open redirects start like this.
function ourOwn(next: string): string {
  const { appUrl, stripePageOrigins } = env()
  const { origin, pathname, search } = new URL(next, appUrl)
  if (origin === appUrl.origin && !pathname.startsWith('//')) return pathname + search
  if (stripePageOrigins.includes(origin)) return next
  throw new Error(`An action wanted to lead to ${origin}`)
}
