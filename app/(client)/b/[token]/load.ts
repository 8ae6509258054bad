import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { billBehind } from '@/lib/billing/bill-link'
import { billById } from '@/lib/billing/bills'

/** The bill behind a link, in the language it is written in unless its reader chose one; once per request for frame, title and page. */
export const loadBill = cache(async (token: string) => {
  const billId = billBehind(token)
  const bill = billId ? await billById(billId) : null
  return { bill, language: await readerLanguage(bill?.recipient.language) }
})
