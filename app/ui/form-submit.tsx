'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonLook, buttonClass } from './button'
import { classNames } from './class-names'

type SubmitProps = ButtonLook &
  Omit<ComponentProps<'button'>, 'type'> & {
    /** Shown while the answer is on its way, e.g. "Sending…". */
    busy: ReactNode
  }

/** Stays focusable while busy; a second press does nothing. */
export function Submit({ children, busy, variant = 'primary', size, icon, className, ...rest }: SubmitProps) {
  const { pending, data } = useFormStatus()
  const pressed = pending && (rest.name === undefined || data?.get(rest.name) === rest.value)
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      className={classNames(buttonClass(variant, size), className)}
      {...rest}
      onClick={(event) => {
        if (pending) event.preventDefault()
        rest.onClick?.(event)
      }}
    >
      {icon}
      <span className="min-w-0">{pressed ? busy : children}</span>
    </button>
  )
}
