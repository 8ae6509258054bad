import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
/** small 36 px and normal 40 px for the dashboard, letter 52 px and full width for client pages. */
export type ButtonSize = 'small' | 'normal' | 'letter'
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'button-primary',
  secondary: 'button-secondary',
  quiet: 'button-quiet',
  danger: 'button-danger',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'button-small',
  normal: 'button-normal',
  letter: 'button-letter',
}

/** Words wrap inside a button and never get clipped: German ones are long. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'normal') {
  return classNames('button', VARIANTS[variant], SIZES[size])
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
