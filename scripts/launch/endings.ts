export type Ending = () => Promise<unknown>

/** What a script has started, put away once in the opposite order: at its end, or when it is asked to stop. */
export function keepEndings(): { add(ending: Ending): void; putAway(): Promise<void> } {
  const endings: Ending[] = []
  let ended: Promise<void> | undefined
  const endEverything = async () => {
    for (const end of endings.toReversed()) await end()
  }
  const putAway = () => {
    ended ??= endEverything()
    return ended
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, async () => {
      await putAway()
      process.exit(1)
    })
  }
  return { add: (ending) => void endings.push(ending), putAway }
}
