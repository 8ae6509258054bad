import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
/** small 36 px and normal 40 px for the dashboard, letter 52 px and full width for client pages. */
export type ButtonSize = 'small' | 'normal' | 'letter'
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover hover:text-on-accent',
  secondary: 'border-field bg-surface text-ink hover:bg-sunken hover:text-ink',
  quiet: 'border-transparent text-accent hover:bg-accent-soft hover:text-accent-ink',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-soft hover:text-danger',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'min-h-9 px-3.5 py-1.5 rounded-control text-small',
  normal: 'min-h-10 px-4 py-2 rounded-control text-small',
  letter: 'min-h-13 w-full px-5 py-2.5 rounded-[8px] text-letter',
}

/** Words wrap inside a button and never get clipped: German ones are long. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal') {
  return classNames(
    'inline-flex max-w-full cursor-pointer items-center justify-center gap-2 border text-center font-semibold no-underline',
    'wrap-break-word hyphens-auto aria-disabled:cursor-default aria-disabled:opacity-70',
    VARIANTS[variant],
    SIZES[size],
  )
}

export function Button({
  variant,
  size,
  icon,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button type={type} className={classNames(buttonClass(variant, size), className)} {...rest}>
      {icon}
      <span className="min-w-0">{children}</span>
    </button>
  )
}

/** A plain anchor: client pages stay without a script of ours. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: ButtonLook & ComponentProps<'a'>) {
  return (
    <a className={classNames(buttonClass(variant, size), className)} {...rest}>
      {icon}
      <span className="min-w-0">{children}</span>
    </a>
  )
}
