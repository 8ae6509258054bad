'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Submit } from '@/app/ui/form-submit'

/** A button that script presses once by itself. Without script, and after a refusal, it is pressed by hand. */
export function PressSoon({ busy, children }: { busy: ReactNode; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.closest('form')?.requestSubmit()
  }, [])
  return (
    <div ref={place}>
      <Submit busy={busy}>{children}</Submit>
    </div>
  )
}
