import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'info'

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  ok: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
}

/** A state in words; the colour only repeats it. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames('tag', TONES[tone])}>
      {icon}
      {children}
    </span>
  )
}
