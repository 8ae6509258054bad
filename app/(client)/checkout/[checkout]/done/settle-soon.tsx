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
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      await action({}, fields).catch(() => undefined)
      router.refresh()
      timer = setTimeout(ask, EVERY_MS)
    }
    timer = setTimeout(ask, 0)
    return () => clearTimeout(timer)
  }, [action, checkoutId, router])
  return null
}
