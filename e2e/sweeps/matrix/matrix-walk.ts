import { postAction, stateOf } from '@/e2e/posted-action'
import { type Answer, ask, ID, said } from '@/e2e/raw-request'
import { words } from '@/lib/words/words'
import { changesBetween, everyRow } from '@/testing/kept-database'
import type { Stack } from '@/testing/stack'
import type { MatrixCast } from './matrix-cast'
import type { Targets } from './matrix-targets'
import type { Expected, Row, Who } from './rows'

export type Walk = {
  stack: Stack
  cast: MatrixCast
  targets: Targets
  putBack: () => Promise<void>
  kept: string[]
  isWritten: () => Promise<boolean>
}

/** Actions that are done without a trace in the database, for a reason. */
const TRACELESS: Record<string, string> = {
  setTheme: 'a cookie of this browser',
  letIn: 'a cookie of this browser',
  chooseLanguage: 'a cookie of this browser; an account of a client keeps it too',
  signOut: 'whoever is not signed in has nothing to end',
  switchAccountForOrder: 'whoever is not signed in has nothing to end',
  switchAccountForTeam: 'whoever is not signed in has nothing to end',
  switchAccount: 'whoever is not signed in has nothing to end',
  endOwnNewsletter: 'whoever has no newsletter has nothing to end',
  signInAsBuyer: 'whoever is not signed in has nothing to end',
  deleteInviteDraft: 'what is no draft of theirs is gone already',
  checkTheMail: 'only tells where the mail leads',
  settleCheckout: 'what is settled stays as it is',
  choosePayment: 'the portal of Stripe leaves nothing with us',
  chooseBooking: 'only leads to the page that checks it',
}
const REFUSALS = words('en').refusals

/** What is wrong with what a person gets of a route, in sentences. */
export async function walkRoute({ stack, cast, targets }: Walk, { about, expected }: Row, who: Who): Promise<string[]> {
  const method = about.match(/^[A-Z]+(?= )/)?.[0] ?? 'GET'
  const headers = { accept: 'text/html', ...cast.cookies[who] }
  const get = (path: string) => ask(stack, path, { method, headers })
  const answer = await get(targets.at(about))
  const got = kindOf(answer)
  const wanted = expected[who]
  const what = `${who} ${about}: ${wanted} is due, got ${got} (${answer.status} ${answer.headers.location ?? ''})`
  if (wanted !== 'not-found' && wanted !== 'sign-in')
    return got === wanted || (got === 'shown' && wanted === 'public') ? [] : [what]
  if (wanted === 'sign-in' && got !== wanted) return [what]
  const twin = await get(targets.twinOf(about, who))
  const faults = differences(answer, twin, targets.names)
  return faults.length === 0 ? [] : [`${what}; unlike what never existed: ${faults.join(' · ')}`]
}

type Built = { id: string; routes: string[] }

/**
 * What is wrong with what a person gets of an action; afterwards everything is as it was. What is wrong is tried once more:
 * a job of the server, promised by an action before, may have written in between, but a hole stays one.
 */
export async function walkAction(walk: Walk, row: Row, action: Built, who: Who): Promise<string[]> {
  const faults = await tryAction(walk, row, action, who)
  if (faults.length === 0) return []
  await walk.putBack()
  return tryAction(walk, row, action, who)
}

async function tryAction(
  { stack, cast, targets, putBack, kept, isWritten }: Walk,
  { name, about, expected }: Row,
  { id, routes }: Built,
  who: Who,
): Promise<string[]> {
  if (!targets.isKnown(about)) return [`${about}: give it sound fields in matrix-targets.ts`]
  const path = targets.at(routes[0] ?? '')
  const cookies = cast.cookies[who] ?? {}
  const answer = await postAction(stack, { id, path, fields: targets.fieldsOf(about) }, cookies)
  const changes = (await isWritten()) ? changesBetween(kept, await everyRow()) : []
  if (changes.length > 0) await putBack()
  const wanted = expected[who]
  const got = outcomeOf(answer, changes, name)
  const faults: string[] = []
  const fault = (text: string) => faults.push(`${who} ${about}: ${text}`)
  const matches = got === wanted || (wanted === 'own' && got === 'done')
  if (!matches)
    fault(`${wanted} is due, got ${got}: ${answer.status} ${JSON.stringify(stateOf(answer))} ${changes.length} changes`)
  if (wanted === 'done' || !matches) return faults
  if (wanted !== 'own' && changes.length > 0) fault(`it has changed ${changes.join('\n')}`)
  if (wanted === 'own' && changes.some((row) => namesCompany(cast, row)))
    fault(`it touched the Company: ${changes.join('\n')}`)
  if (wanted === 'refused') return faults
  const twin = await postAction(stack, { id, path, fields: targets.twinFieldsOf(about, who) }, cookies)
  if (wanted === 'own') await putBack()
  const differing = differences(answer, twin, targets.names)
  if (differing.length > 0) fault(`unlike what never existed: ${differing.join(' · ')}`)
  return faults
}

function kindOf({ status, headers }: Answer): Expected {
  if (status === 404) return 'not-found'
  if (status >= 400) return status < 500 ? 'refused' : ('broken' as Expected)
  if (status < 300) return 'shown'
  return /^\/sign-in\?next=/.test(headers.location ?? '') ? 'sign-in' : 'leads-on'
}

function outcomeOf(answer: Answer, changes: string[], name: string): Expected | string {
  const state = stateOf(answer)
  if (!state) {
    if (answer.status !== 303) return `unreached (${answer.status})`
    return changes.length > 0 || TRACELESS[name] ? 'done' : 'nothing'
  }
  const results = changes.length > 0 ? [] : (state.results ?? [])
  const errors = [state.formError, ...Object.values(state.errors ?? {}), ...results].filter(
    (text) => text !== undefined,
  )
  if (errors.length === 0) return changes.length > 0 || TRACELESS[name] ? 'done' : 'nothing'
  if (errors.includes(REFUSALS['sign-in-first'])) return 'sign-in'
  if (errors.some((text) => text.includes(REFUSALS['not-found']))) return 'not-found'
  return errors.some((text) => text.startsWith(words('en').broken.title)) ? 'broken' : 'refused'
}

function namesCompany({ company, trial, shared, offered, paid }: MatrixCast, row: string): boolean {
  return [company.id, trial.id, shared.id, offered.id, paid.appId, paid.contactId].some((id) => row.includes(id))
}

/** In what two answers differ: status, target, everything said; but for the names that were asked for and ids made on the way. */
function differences(answer: Answer, twin: Answer, names: string[]): string[] {
  const parts = [...new Set(names.flatMap((name) => [name, encodeURIComponent(name)]))]
    .filter((part) => part.length > 5)
    .sort((one, other) => other.length - one.length)
  const blank = (text: string) => parts.reduce((rest, part) => rest.replaceAll(part, '(asked)'), text)
  const told = (one: Answer) => {
    const target = blank(one.headers.location ?? '').replace(ID, '(asked)')
    return [...new Set([`status ${one.status}`, `target ${target}`, ...said(one).map(blank)])]
  }
  return changesBetween(told(answer), told(twin))
}
