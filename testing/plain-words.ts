/** Sentences of more than 20 words: what somebody reads once has to be understood once. */
export function longSentences(text: string): string[] {
  return text
    .split(/[.?!:](?:\s|$)|\n/)
    .filter((sentence) => wordsIn(sentence) > 20)
    .map((sentence) => sentence.trim())
}

/** Words as a person counts them: a number with its unit is one, a dash is none. */
export function wordsIn(text: string): number {
  return text
    .replace(/(\d)[\s\u00a0](?=[€%])/g, '$1')
    .split(/\s+/)
    .filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}
