import { readFileSync } from 'node:fs'

const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]

/** Reads a text file that a person wrote. Throws what `textIn` throws, and whatever reading throws. */
export function readWritten(file: string): string {
  return textIn(readFileSync(file), file)
}

/**
 * The text of a file that a person wrote, its lines parted by \n: editors leave a byte order mark and line ends of their own. Throws
 * an Error that names the file where it is not UTF-8: a letter that was guessed would be shown to everybody.
 */
export function textIn(bytes: Buffer, file: string): string {
  if (UTF_16.some((mark) => bytes.subarray(0, 2).equals(mark)) || bytes.includes(0)) {
    throw new Error(`${file} is saved as UTF-16, or is no text. Save it as UTF-8.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new Error(
      `${file} is not UTF-8: line ${firstBadLine(bytes)} holds a letter in another encoding. Save it as UTF-8.`,
    )
  }
}

function firstBadLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split(/\r\n?|\n/)
  return lines.findIndex((line) => Buffer.from(line, 'latin1').toString('utf8').includes('\uFFFD')) + 1
}
