/**
 * What is made of a few plain choices, made at the first use of each and then kept: for what is dear to make, never changes
 * and comes in few kinds.
 */
export function kept<Choices extends (string | number | boolean)[], Made>(
  make: (...choices: Choices) => Made,
): (...choices: Choices) => Made {
  const made = new Map<string, Made>()
  return (...choices) => {
    const key = choices.join('\0')
    if (!made.has(key)) made.set(key, make(...choices))
    return made.get(key) as Made
  }
}
