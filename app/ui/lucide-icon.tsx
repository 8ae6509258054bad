import type { LucideIcon } from 'lucide-react'
import { classNames } from './class-names'

/** A lucide icon in the house stroke. Always stands beside a word, so it is hidden from assistive technology. */
export function Icon({ of: Drawing, size = 18, className }: { of: LucideIcon; size?: number; className?: string }) {
  return <Drawing aria-hidden size={size} strokeWidth={1.75} className={classNames('shrink-0', className)} />
}
