/** How long a text is, in characters as people and the database count them: a picture or a rare letter is one, not two. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** The first characters of a text, none of them cut in two. */
export function cutTo(text: string, most: number): string {
  return [...text].slice(0, most).join('')
}
