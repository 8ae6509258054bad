'use client'

import { useEffect, useState } from 'react'
import { Button, type ButtonLook } from './button'
import { Icon } from './drawn-icon'
import { Check, Copy } from './icons'

type CopyButtonProps = Pick<ButtonLook, 'variant' | 'size'> & {
  text: string
  label: string
  /** Said and shown once it is in the clipboard. */
  copied: string
}

/** Only shown with script: the text itself should stand beside it, to be selected by hand. */
export function CopyButton({ text, label, copied, variant, size }: CopyButtonProps) {
  const [ready, setReady] = useState(false)
  const [done, setDone] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <span className={ready ? undefined : 'invisible'}>
      <Button
        variant={variant}
        size={size}
        icon={<Icon of={done ? Check : Copy} />}
        onClick={async () => {
          await navigator.clipboard.writeText(text)
          setDone(true)
        }}
      >
        {done ? copied : label}
      </Button>
      <span role="status" className="sr-only">
        {done ? copied : ''}
      </span>
    </span>
  )
}
