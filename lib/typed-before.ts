import { randomBytes } from 'node:crypto'

/** What somebody typed into a form of a page that an update has changed since; `form` is the form's id on its page. */
export type TypedBefore = { form: string; values: Record<string, string> }

/** So many wait at most for the page they are shown on, which is drawn at once. */
const MOST = 200

// Kept on globalThis, because our server and the pages it serves are bundled apart. Never written down: it lives as long as
// the page is drawn.
const shared = globalThis as typeof globalThis & { overtoTyped?: Map<string, TypedBefore> }
shared.overtoTyped ??= new Map()
const waiting = shared.overtoTyped

/** Keeps what was typed until the page is drawn. Answers the name it is asked for by. */
export function keepTyped(typed: TypedBefore): string {
  const [oldest] = waiting.keys()
  if (oldest && waiting.size >= MOST) waiting.delete(oldest)
  const name = randomBytes(16).toString('base64url')
  waiting.set(name, typed)
  return name
}

/** What was kept under a name, or undefined. */
export function typedBefore(name: string | null): TypedBefore | undefined {
  return name ? waiting.get(name) : undefined
}

export function forgetTyped(name: string): void {
  waiting.delete(name)
}
