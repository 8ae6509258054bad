import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A sheet with a hairline. Rows bring their own padding; text needs pad="normal". */
export function Card({ children, pad = 'none' }: { children: ReactNode; pad?: 'none' | 'normal' }) {
  return (
    <div
      className={classNames(
        'overflow-hidden rounded-card border border-line bg-surface',
        pad === 'normal' && 'px-4.5 py-4',
      )}
    >
      {children}
    </div>
  )
}
