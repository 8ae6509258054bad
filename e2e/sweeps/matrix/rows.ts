import { builtActions, builtRoutes, LAST_RESORT } from '@/e2e/build'
import { paths } from '@/lib/paths'

/** Who asks. `former` was on the team until a moment ago, `elsewhere` owns another Company. */
export const PEOPLE = [
  'anonymous',
  'stranger',
  'collaborator',
  'billing',
  'admin',
  'owner',
  'former',
  'elsewhere',
] as const
export type Who = (typeof PEOPLE)[number]

/**
 * What a person gets. Of a page: it is `shown`, it is `public` (whoever has its address), it leads to the `sign-in`, it
 * `leads-on` elsewhere, the request is `refused` (a method or a signature), or it is `not-found`: the same to the last byte
 * as something that never existed. Of an action: it is `done`, `refused` with a reason and nothing changed, `sign-in`,
 * `not-found` as above, or it works on the person's `own` things alone, the same as if what they named had never existed.
 */
export const ANSWERS = ['shown', 'public', 'sign-in', 'leads-on', 'refused', 'not-found', 'done', 'own'] as const
export type Expected = (typeof ANSWERS)[number]

/** A route, or an action, or one of several things it can be about: "newApp", "/c/[company]/team/[person] (an Owner)". */
export type Row = { name: string; about: string; expected: Record<Who, Expected> }

/** Names of the build that have no row, and rows that name nothing of the build. Both must be empty. Nobody can ask for the last resort. */
export function gapsIn(rows: Row[], built: string[]): { withoutRow: string[]; withoutName: string[] } {
  const named = new Set(rows.map(({ name }) => name.replace(/^[A-Z]+ /, '')))
  return {
    withoutRow: built.filter((name) => !named.has(name) && name !== LAST_RESORT),
    withoutName: [...named].filter((name) => !built.includes(name)),
  }
}

/** What the build has: routes by their patterns, the one that our server answers itself among them, actions by their names. */
export const builtNames = () => ({
  routes: [...builtRoutes().map(({ route }) => route), paths.stripeWebhook()],
  actions: builtActions().map(({ name }) => name),
})

/** Reads such a table. Throws where a line is not whole or a word is unknown. */
export function rowsOf(table: string): Row[] {
  const [head, ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  if (head?.slice(1).join() !== PEOPLE.join()) throw new Error(`the columns are ${PEOPLE.join(', ')}`)
  return lines.map(([about = '', ...cells]) => {
    const wrong = cells.find((cell) => !(ANSWERS as readonly string[]).includes(cell))
    if (cells.length !== PEOPLE.length || wrong !== undefined)
      throw new Error(`"${about}" has a gap or says "${wrong}"`)
    const expected = Object.fromEntries(PEOPLE.map((who, index) => [who, cells[index]])) as Row['expected']
    return { name: about.replace(/ \(.*\)$/, ''), about, expected }
  })
}
