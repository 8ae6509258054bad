import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { light } from './theme'

/** Without the mark that ends a sentence. */
const WEB_ADDRESS = /(https:\/\/[^\s<>"]*[^\s<>".,;:!?)])/

/** Long words and addresses break anywhere instead of making the page wider. */
export const breakable: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' }

/** Phones are told not to look for addresses themselves, because they would find them in other people's words too. */
export function withLink(text: string, addresses: string[]): ReactNode {
  const address = addresses.find((candidate) => text.includes(candidate))
  if (!address) return text
  const [before, ...after] = text.split(address)
  return (
    <>
      {before}
      <Anchor url={`mailto:${address}`}>{address}</Anchor>
      {after.join(address)}
    </>
  )
}

export function Anchor({ url, children }: { url: string; children: string }) {
  return (
    <a href={url} className="link" style={{ ...breakable, color: light.accent }}>
      {children}
    </a>
  )
}

/** What the operator wrote for everybody: line breaks kept, addresses on the web can be pressed. */
export function Prose({ text }: { text: string }) {
  return keyed(text.split('\n')).map(({ key, line }, index) => (
    <Fragment key={key}>
      {index > 0 && <br />}
      {pressable(line)}
    </Fragment>
  ))
}

function pressable(line: string): ReactNode[] {
  // Split at a group: every second part is an address.
  return keyed(line.split(WEB_ADDRESS)).map(({ key, line: part }, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <Anchor key={key} url={part}>
        {part}
      </Anchor>
    ),
  )
}

/** Lines with breaks between them: not every mail client knows white-space. */
export function Lines({ lines }: { lines: string[] }) {
  return keyed(lines).map(({ key, line }, index) => (
    <Fragment key={key}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}

// Two lines may be equal, and a mail is drawn once: the place is part of the key.
export const keyed = (lines: string[]) => lines.map((line, index) => ({ key: `${index} ${line}`, line }))
