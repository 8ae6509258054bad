import { format } from 'node:util'
import { DrizzleQueryError } from 'drizzle-orm/errors'

// What goes to the log of this process. A log is read by many and kept for long, so it says what failed and where, and never
// with what: no parameter of a query, no row that the database quotes, no address. Each entry is one line.

/** Writes one line: what failed and, of the error, its codes, its statement without values and the lines of our own code. */
export function logError(what: string, error?: unknown): void {
  console.error(oneLogLine(error === undefined ? what : `${what} ${told(error)}`))
}

/** Why something failed, fit to be kept or told at a start: code and message of an error and of all that caused it. */
export function causesOf(error: unknown): string {
  const parts = chainOf(error).flatMap((one) => (one instanceof DrizzleQueryError ? [] : reasonOf(one)))
  return parts.filter(Boolean).join(', because of ') || 'A query failed.'
}

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const
const tidied = new WeakSet<Console>()

/**
 * Makes the console of this process as discreet as we are: Next and libraries print errors whole, before anybody is asked. To
 * be called once at the start of a server process.
 */
export function tidyConsole(console: Console): void {
  if (tidied.has(console)) return
  tidied.add(console)
  for (const method of METHODS) {
    const print = console[method].bind(console)
    console[method] = (...parts: unknown[]) => print(oneLogLine(format(...parts.map(printed))))
  }
}

/** One line that no terminal takes for an order: control characters, line ends and turns of direction are spelled out. */
export function oneLogLine(text: string): string {
  return text.replace(COLOURS, '').replace(CONTROLS, spelled)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what libraries colour their lines with
const COLOURS = /\u001b\[[0-9;]*m/g
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function spelled(character: string): string {
  if (character === '\n') return '\\n'
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function printed(part: unknown): unknown {
  if (part instanceof Error) return told(part)
  if (part === null || typeof part !== 'object') return part
  return Object.prototype.toString.call(part)
}

function told(error: unknown): string {
  return chainOf(error)
    .map((one) =>
      [reasonOf(one).slice(0, LONGEST_MESSAGE), statementOf(one), ...placesOf(one)].filter(Boolean).join(' | '),
    )
    .filter(Boolean)
    .join(' | because of ')
}

const DEEPEST = 5

/** An error and what caused it, the outermost first. next-auth keeps what its provider threw as `cause.err`. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let one = error; one !== undefined && one !== null && chain.length < DEEPEST; ) {
    if (chain.includes(one)) break
    chain.push(one)
    const cause: unknown = one instanceof Error ? one.cause : undefined
    one = cause && typeof cause === 'object' && 'err' in cause ? cause.err : cause
  }
  return chain
}

type Told = Error & { code?: unknown; digest?: unknown; constraint_name?: unknown; query?: unknown; severity?: unknown }

/** Code and message. A message that may quote what was asked with is left out. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return masked(String(error))
  const { code, digest, constraint_name: constraint, message, name } = error as Told
  const isMute =
    error instanceof DrizzleQueryError || error instanceof SyntaxError || (isOfDatabase(error) && !isPlain(code))
  const text = isMute ? '' : masked(message)
  const head = [code, constraint].filter((part) => typeof part === 'string' && part).join(' ')
  const number = typeof digest === 'string' ? `digest ${masked(digest)}` : ''
  const told = [head, text, number].filter(Boolean).join(': ')
  return told || (error instanceof DrizzleQueryError ? 'a query failed' : name)
}

function isOfDatabase(error: Error): boolean {
  return 'severity' in error && 'code' in error
}

/** Classes of PostgreSQL whose messages name tables, roles and states of the server, and never a value. */
const PLAIN = ['08', '28', '3D', '42', '53', '57']

function isPlain(code: unknown): boolean {
  return typeof code === 'string' && PLAIN.includes(code.slice(0, 2))
}

const LONGEST_MESSAGE = 300
const LONGEST_STATEMENT = 600

/** A message of a library may quote an address. */
function masked(message: string): string {
  return message.replace(/[^\s"'`<>()[\]{},;:]+@[^\s"'`<>()[\]{},;:]+/g, '…')
}

/** A statement holds numbered places where its values would stand. */
function statementOf(error: unknown): string {
  const { query } = (error ?? {}) as { query?: unknown }
  return typeof query === 'string' ? `statement: ${query.replace(/\s+/g, ' ').slice(0, LONGEST_STATEMENT)}` : ''
}

const MOST_PLACES = 8

/** Where it happened, in our own code. What stands before the first line of a stack repeats the message. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return []
  const { message, stack } = error
  const start = message ? stack.indexOf(message) : -1
  return (start < 0 ? stack : stack.slice(start + message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node_modules|\bnode:|<anonymous>\)?$/.test(line))
    .slice(0, MOST_PLACES)
    .map((line) => line.trim().replaceAll(`${process.cwd()}/`, ''))
}
