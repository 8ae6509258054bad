/** Whether this is the long form of the tests (`npm test -- --all`): every combination instead of a covering choice of them. */
export const ALL = process.env.ALL === '1'

/** The ways in which one promise is kept that a run walks: all of them in the long form, the first one in the short form. */
export function chosen<Way>(first: Way, ...further: Way[]): Way[] {
  return ALL ? [first, ...further] : [first]
}
