import type { ReactNode } from 'react'
import { classNames } from './class-names'
import type { Tone } from './tag'

const TONES: Record<Tone, { box: string; icon: string; text: string }> = {
  neutral: { box: 'border-line bg-surface', icon: 'text-muted', text: 'text-muted' },
  ok: { box: 'border-transparent bg-accent-soft text-accent-ink', icon: 'text-accent-ink', text: 'text-accent-ink' },
  warn: { box: 'border-transparent bg-warn-soft', icon: 'text-warn', text: 'text-ink' },
  danger: { box: 'border-transparent bg-danger-soft', icon: 'text-danger', text: 'text-ink' },
  info: { box: 'border-transparent bg-info-soft', icon: 'text-info', text: 'text-ink' },
}

type NoticeProps = { tone?: Tone; icon?: ReactNode; title?: ReactNode; children?: ReactNode; actions?: ReactNode }

/** Something the page says about a state: what it is, what it means, what to do. */
export function Notice({ tone = 'neutral', icon, title, children, actions }: NoticeProps) {
  const look = TONES[tone]
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-3.5 gap-y-3 rounded-card border px-4.5 py-3.5',
        look.box,
      )}
    >
      <div className="flex min-w-0 flex-[1_1_16rem] gap-3.5">
        {icon ? <span className={classNames('mt-0.5', look.icon)}>{icon}</span> : null}
        <div className="min-w-0">
          {title ? <p className="font-strong">{title}</p> : null}
          {children ? <div className={classNames('text-small', look.text)}>{children}</div> : null}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  )
}
