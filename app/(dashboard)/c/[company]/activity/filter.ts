import type { ActivityFilter } from '@/lib/paths'

/** What an address asks for: each once, several times or not at all. */
export type Asked = Record<string, string | string[] | undefined>

/** The filter in an address. Of a word said twice the first counts; a field left empty says nothing. */
export function filterIn(asked: Asked): ActivityFilter {
  return { person: first(asked.person), app: first(asked.app), before: first(asked.before) }
}

function first(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined
}
