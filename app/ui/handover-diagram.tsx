import type { KeptAccess } from '@/db/vocabulary'
import { classNames } from './class-names'

export type DiagramWords = {
  you: string
  client: string
  company: string
  app: string
  access: string
  admin: string
  owner: string
  owns: string
}

type DiagramProps = {
  state: 'before' | 'after'
  /** The picture as one sentence. */
  label: string
  words: DiagramWords
  /** What you keep afterwards; only the after picture looks at it. */
  kept?: KeptAccess
}

/** Who holds what before and after a hand-over. Developer = ring, owner = disc. */
export function HandoverDiagram({ state, label, words, kept = 'admin' }: DiagramProps) {
  return (
    <svg viewBox="0 0 420 214" role="img" aria-label={label} className="block h-auto w-full font-sans">
      {state === 'before' ? <Before words={words} /> : <After words={words} kept={kept} />}
    </svg>
  )
}

function Before({ words }: { words: DiagramWords }) {
  return (
    <>
      <Arrow path="M70 104 H143" head="M143 100 151 104 143 108z" />
      <Word x={110} y={95} text={words.access} />
      <Box y={78} text={words.app} />
      <Face x={6} look="ring" text={words.you} />
      <Face x={354} look="faint" text={words.client} />
    </>
  )
}

function After({ words, kept }: { words: DiagramWords; kept: KeptAccess }) {
  return (
    <>
      {kept === 'admin' ? (
        <>
          <Arrow path="M36 72 V36 H141" head="M141 32 149 36 141 40z" />
          <Word x={92} y={27} text={words.admin} />
        </>
      ) : null}
      <Arrow path="M384 72 V36 H279" head="M279 32 271 36 279 40z" />
      <Word x={328} y={27} text={words.owner} />
      <Box y={10} text={words.company} />
      <Arrow path="M210 64 V139" head="M206 139 210 147 214 139z" />
      <Word x={219} y={108} text={words.owns} anchor="start" />
      <Box y={150} text={words.app} />
      {kept === 'none' ? null : (
        <>
          <Arrow path="M36 160 V180 H141" head="M141 176 149 180 141 184z" />
          <Word x={94} y={198} text={words.access} />
        </>
      )}
      <Face x={6} look={kept === 'none' ? 'apart' : 'ring'} text={words.you} />
      <Face x={354} look="disc" text={words.client} />
    </>
  )
}

function Arrow({ path, head }: { path: string; head: string }) {
  return (
    <>
      <path d={path} className="fill-none stroke-muted" strokeWidth="1.75" strokeLinejoin="round" />
      <path d={head} className="fill-muted" />
    </>
  )
}

function Word({ x, y, text, anchor = 'middle' }: { x: number; y: number; text: string; anchor?: 'start' | 'middle' }) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize="14" className="fill-muted">
      {text}
    </text>
  )
}

function Box({ y, text }: { y: number; text: string }) {
  return (
    <>
      <rect x="154" y={y} width="112" height="52" rx="8" className="fill-surface stroke-ink" strokeWidth="1.5" />
      <text x="210" y={y + 31} textAnchor="middle" fontSize="15" fontWeight="600" className="fill-ink">
        {text}
      </text>
    </>
  )
}

/** The ring and the disc as pixel faces; faint: not there yet, apart: no longer connected. */
function Face({ x, look, text }: { x: number; look: 'ring' | 'disc' | 'faint' | 'apart'; text: string }) {
  const filled = look === 'disc' || look === 'faint'
  const pixel = filled ? 'fill-on-accent' : 'fill-accent'
  return (
    <g transform={`translate(${x} 76)`}>
      <g opacity={look === 'faint' || look === 'apart' ? 0.35 : undefined}>
        <rect
          x="1"
          y="1"
          width="58"
          height="54"
          rx="12"
          strokeWidth="2"
          className={classNames('stroke-accent', filled ? 'fill-accent' : 'fill-surface')}
        />
        <rect x="14" y="16" width="11" height="8" className={pixel} />
        <rect x="35" y="16" width="11" height="8" className={pixel} />
        <rect x={filled ? 14 : 20} y="34" width={filled ? 32 : 20} height="8" className={pixel} />
      </g>
      <text x="30" y="76" textAnchor="middle" fontSize="15" fontWeight="600" className="fill-ink">
        {text}
      </text>
    </g>
  )
}
