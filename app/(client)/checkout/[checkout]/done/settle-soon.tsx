'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { FormAction } from '@/app/ui/form-state'

const EVERY_MS = 2000

/** Asks every two seconds whether the payment method has arrived, until the page shows something else. */
export function SettleSoon({ action, checkoutId }: { action: FormAction; checkoutId: string }) {
  const router = useRouter()
  useEffect(() => {
    const fields = new FormData()
    fields.set('checkoutId', checkoutId)
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      await action({}, fields).catch(() => undefined)
      // Left while the answer was on its way: nothing is asked any more.
      if (isOver) return
      router.refresh()
      timer = setTimeout(ask, EVERY_MS)
    }
    timer = setTimeout(ask, 0)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [action, checkoutId, router])
  return null
}
