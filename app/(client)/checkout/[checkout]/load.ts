import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { glanceAtCheckout, viewCheckout } from '@/lib/client-invite/checkout-view'

/**
 * What this visitor may see of a Checkout, in their language; once per request for frame, title and page. `view` is all of
 * it and only for the account that ordered; `glance` is null where there is none at all.
 */
export const loadCheckout = cache(async (checkoutId: string) => {
  const account = await currentAccount()
  const found = account && (await viewCheckout(checkoutId, account.id))
  const glance = found ?? (await glanceAtCheckout(checkoutId))
  const language = await readerLanguage(found ? account?.language : glance?.language)
  return { account, language, view: found && { ...found, language }, glance: glance && { ...glance, language } }
})
