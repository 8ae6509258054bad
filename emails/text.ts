import { type Block, type FooterLine, type Frame, footerLines, type Letter } from './letter'

/** The text part: the same blocks as the html part, facts as "Label: value" lines. */
export function textOf(letter: Letter, frame: Frame): string {
  const parts = letter.blocks.map(textOfBlock)
  return `${[...parts, `--\n${footerLines(frame).map(textOfLine).join('\n')}`].join('\n\n')}\n`
}

function textOfLine({ text, url }: FooterLine): string {
  return url?.startsWith('https:') || url?.startsWith('http:') ? `${text}: ${url}` : text
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${[value].flat().join('; ')}`).join('\n')
    case 'quote':
      // Each line is marked, so a message cannot pass for one of our own lines.
      return `${block.title}:\n${block.text
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n')}`
    case 'word':
      return `${block.label}: ${block.word}\n${block.note}`
    case 'button':
      return `${block.label}:\n${block.url}`
    case 'link':
      return `${block.text}\n${block.url}`
    default:
      return block.text
  }
}
