import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { Anchor, breakable, keyed, Lines, Prose, withLink } from './inline'
import type { Block, Fact, FooterLine } from './letter'
import { light } from './theme'

const base: CSSProperties = { margin: '0 0 16px', fontSize: 16, lineHeight: '26px', color: light.ink }
const note: CSSProperties = { margin: '0 0 8px', fontSize: 14, lineHeight: '22px', color: light.muted }

/** `addresses`: the operator's own, which can be pressed where small print names them. */
export function BlockOfMail({ block, copyLink, addresses }: { block: Block; copyLink: string; addresses: string[] }) {
  switch (block.type) {
    case 'heading':
      return <Heading>{block.text}</Heading>
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>
    case 'prose':
      return (
        <Paragraph>
          <Prose text={block.text} />
        </Paragraph>
      )
    case 'facts':
      return <Facts rows={block.rows} />
    case 'quote':
      return <Quote title={block.title} text={block.text} />
    case 'word':
      return <Word label={block.label} word={block.word} note={block.note} />
    case 'button':
      return <Button label={block.label} url={block.url} copyLink={copyLink} />
    case 'small':
      return <Small>{withLink(block.text, addresses)}</Small>
    case 'link':
      return <SmallLink text={block.text} url={block.url} />
  }
}

function Heading({ children }: { children: ReactNode }) {
  const style = {
    ...breakable,
    margin: '0 0 20px',
    fontSize: 24,
    lineHeight: '32px',
    fontWeight: 700,
    textWrap: 'balance',
    color: light.ink,
  } as const
  return (
    <h1 className="ink" style={style}>
      {children}
    </h1>
  )
}

function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={{ ...base, ...breakable }}>
      {children}
    </p>
  )
}

function Small({ children }: { children: ReactNode }) {
  return (
    <p className="muted" style={{ ...note, ...breakable }}>
      {children}
    </p>
  )
}

/** A way out in small print, with its address written out. */
function SmallLink({ text, url }: { text: string; url: string }) {
  return (
    <Small>
      {text}
      <br />
      <Anchor url={url}>{url}</Anchor>
    </Small>
  )
}

/** Who sends the mail, as the law asks. */
export function Footer({ lines }: { lines: FooterLine[] }) {
  return (
    <Small>
      {lines.map(({ text, url }, index) => (
        <Fragment key={text}>
          {index > 0 && <br />}
          {url ? <Anchor url={url}>{text}</Anchor> : text}
        </Fragment>
      ))}
    </Small>
  )
}

function Facts({ rows }: { rows: Fact[] }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={{ width: '100%', margin: '24px 0', borderCollapse: 'collapse' }}
    >
      <tbody>
        {rows.map((row) => (
          <FactRow key={row.label} {...row} />
        ))}
      </tbody>
    </table>
  )
}

function FactRow({ label, value, loud }: Fact) {
  const cell: CSSProperties = {
    padding: '10px 0',
    borderBottom: `1px solid ${light.line}`,
    textAlign: 'left',
    verticalAlign: 'baseline',
    lineHeight: '24px',
    fontWeight: 400,
  }
  const labelStyle = { ...cell, width: 120, paddingRight: 12, fontSize: 14, color: light.muted }
  const valueStyle = { ...cell, ...breakable, fontSize: 16, color: light.ink, fontWeight: loud ? 700 : 400 }
  return (
    <tr>
      <td className="muted line label" style={labelStyle}>
        {label}
      </td>
      <td className="ink line value" style={valueStyle}>
        {keyed([value].flat()).map(({ key, line }) => (
          <div key={key}>{line}</div>
        ))}
      </td>
    </tr>
  )
}

/** Another person's words: plain text, line breaks kept, nothing in it becomes a link. */
function Quote({ title, text }: { title: string; text: string }) {
  const style = { margin: '0 0 24px', padding: '2px 0 2px 16px', borderLeft: `3px solid ${light.accent}` }
  return (
    <>
      <p className="muted" style={note}>
        {title}
      </p>
      <blockquote className="quote" style={style}>
        <p className="ink" style={{ ...base, ...breakable, margin: 0 }}>
          <Lines lines={text.split('\n')} />
        </p>
      </blockquote>
    </>
  )
}

/** A word or code to compare or to type: large, alone on its line. */
function Word({ label, word, note: hint }: { label: string; word: string; note: string }) {
  const box = { margin: '0 0 8px', padding: '12px 16px', borderRadius: 10, backgroundColor: light.accentSoft }
  const large = { ...breakable, fontSize: 22, lineHeight: '30px', fontWeight: 700, letterSpacing: '0.02em' }
  return (
    <div style={{ margin: '24px 0' }}>
      <p className="soft" style={{ ...box, color: light.accentInk }}>
        <span style={{ display: 'block', fontSize: 14, lineHeight: '22px' }}>{label}</span>
        <strong style={{ ...large, display: 'block' }}>{word}</strong>
      </p>
      <p className="muted" style={note}>
        {hint}
      </p>
    </div>
  )
}

function Button({ label, url, copyLink }: { label: string; url: string; copyLink: string }) {
  const face: CSSProperties = {
    ...breakable,
    display: 'inline-block',
    padding: '14px 24px',
    borderRadius: 8,
    backgroundColor: light.accent,
    color: light.onAccent,
    fontSize: 16,
    lineHeight: '22px',
    fontWeight: 600,
    textDecoration: 'none',
  }
  return (
    <div style={{ margin: '28px 0 24px' }}>
      <p style={{ margin: '0 0 14px' }}>
        <a href={url} className="fill" style={face}>
          {label}
        </a>
      </p>
      <p className="muted" style={note}>
        {copyLink}
        <br />
        <Anchor url={url}>{url}</Anchor>
      </p>
    </div>
  )
}
