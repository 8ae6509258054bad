/** What stands behind the question mark of an address. */
export type Query = Record<string, string | string[] | undefined>

/** What was asked once; nothing where it was asked several times or not at all. */
export function asText(asked: string | string[] | undefined): string {
  return typeof asked === 'string' ? asked : ''
}
