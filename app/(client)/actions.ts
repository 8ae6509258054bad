'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { setPassword } from '@/lib/account/set-password'
import { action, publicAction } from '@/lib/auth/action'
import type { FlashCode } from '@/lib/auth/flash'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { currentVisitor } from '@/lib/auth/visitor'
import { editContact } from '@/lib/billing/edit-contact'
import { tryCheckout } from '@/lib/billing/start-checkout'
import { askNewLink } from '@/lib/client-invite/ask-new-link'
import { checkMail } from '@/lib/client-invite/check-mail'
import { decline } from '@/lib/client-invite/decline'
import { openClientLink, workingClientLink } from '@/lib/client-invite/open-link'
import { order } from '@/lib/client-invite/order'
import { askMailbox, proveMailbox } from '@/lib/client-invite/prove-mailbox'
import { see } from '@/lib/client-invite/see'
import { settle } from '@/lib/client-invite/settle'
import { stopReminders } from '@/lib/client-invite/stop-reminders'
import { type Reason, Refusal, refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { visitorBehind } from '@/lib/links/count-bearer'
import { paths } from '@/lib/paths'

const token = z.string().max(64)
const short = z.string().max(400).default('')

export const continueToOrder = publicAction(z.object({ token }), async (_account, input) => {
  const { bearer } = workingClientLink(await openClientLink(input.token))
  await see(bearer)
  return { next: paths.order(input.token) }
})

export const sayNo = publicAction(z.object({ token, reason: z.string().max(20_000) }), async (account, input) => {
  const { page, bearer } = await openClientLink(input.token)
  // Ended meanwhile, perhaps by this very person in another tab: the link's own page says so best.
  if (page === 'landing') await decline(bearer, { accountId: account?.id ?? null, reason: input.reason })
  return { next: paths.landing(input.token) }
})

export const endReminders = publicAction(z.object({ inviteId: short, token }), async (_account, input) => {
  await stopReminders(input)
  return { next: paths.remindersStopped(input) }
})

export const askForNewLink = publicAction(z.object({ token }), async (_account, input) => {
  await askNewLink(input.token)
  return { next: paths.landing(input.token) }
})

/** Leads to what the mail is about: the landing says that it is ours. */
export const checkTheMail = publicAction(z.object({ email: short, word: short }), async (_account, input) => {
  return { next: paths.landing(await checkMail(input, await currentVisitor())), flash: 'mail-genuine' }
})

export const switchAccountForOrder = publicAction(z.object({ token }), async (_account, input) => {
  return { signOut: true, next: paths.order(input.token) }
})

export const signInAsBuyer = publicAction(z.object({ checkoutId: z.string().max(40) }), async (_account, input) => {
  return { signOut: true, next: paths.signIn(paths.checkoutDone(input.checkoutId)) }
})

export const signInForOrder = publicAction(
  z.object({ token, password: z.string().max(1000) }),
  async (_account, input) => {
    const { invite, bearer } = workingClientLink(await openClientLink(input.token))
    const accountId = await signInWithPassword(
      { email: invite.email, password: input.password },
      visitorBehind(bearer, await currentVisitor()),
    )
    await see(bearer)
    return { signIn: accountId, next: paths.order(input.token) }
  },
)

export const sendMailboxCode = publicAction(z.object({ token }), async (_account, input, language, form) => {
  const { bearer } = workingClientLink(await openClientLink(input.token))
  const tokenId = await askMailbox(bearer, { language, form }, await currentVisitor())
  return { next: paths.orderCode(input.token, tokenId) }
})

export const enterMailboxCode = publicAction(
  z.object({ token, tokenId: z.string().max(40), code: short }),
  async (_account, { token, ...typed }, _language, form) => {
    const { bearer } = workingClientLink(await openClientLink(token))
    const accountId = await proveMailbox(bearer, { ...typed, form }, await currentVisitor())
    await see(bearer)
    return { signIn: accountId, next: paths.order(token) }
  },
)

/** `intent` is set by the button that only shows the amount of the chosen country, where no script can. */
const OrderForm = z.object({
  token,
  intent: z.literal('amount').optional(),
  company: short,
  name: short,
  companyName: short,
  country: short,
  vatId: short,
  invoiceEmail: short,
  businessTick: z.string().optional(),
  keptAccess: short,
  shownCountry: short,
  amountHash: short,
  termsHash: short,
})

export const placeOrder = publicAction(OrderForm, async (account, input, language) => {
  const { page, bearer } = await openClientLink(input.token)
  // Ended meanwhile, perhaps by this very person in another tab: the link's own page says so best.
  if (page !== 'landing') return { next: paths.landing(input.token) }
  if (input.intent === 'amount') return { keep: true, notice: 'amount-shown' }
  const result = await order(bearer, {
    ...input,
    accountId: account?.id ?? null,
    language,
    companyId: input.company && input.company !== 'new' ? input.company : null,
    businessTick: input.businessTick !== undefined,
  }).catch((error: unknown) => {
    // The page is drawn anew, with the payment details of now.
    if (error instanceof Refusal && error.reason === 'payer-changed') refresh()
    throw error
  })
  if (result.kind === 'terms-changed') return { next: paths.order(input.token), flash: 'terms-changed' }
  if (result.kind === 'amount-not-shown') return { keep: true, notice: 'amount-shown' }
  if (result.kind === 'amount-changed') {
    // The page is drawn anew, with the amounts of now.
    refresh()
    refuse('amount-changed')
  }
  const signIn = result.signIn ?? undefined
  if (result.kind === 'completed') return { signIn, next: paths.checkoutDone(result.checkoutId) }
  const started = await tryCheckout(result.checkoutId)
  if ('url' in started) return { signIn, next: started.url }
  const { refusal } = started
  // The order stands and the account is there already: the person is signed in, told, and tries again from the same page.
  if (signIn) return { signIn, next: paths.order(input.token), flash: FLASH_OF[refusal.reason] }
  throw refusal
})

/** What the order page says of a payment that could not be started; that the offer has ended it says by itself. */
const FLASH_OF: Partial<Record<Reason, FlashCode>> = {
  'payment-unreachable': 'payment-unreachable',
  'vat-id-invalid': 'vat-id-refused',
}

export const settleCheckout = publicAction(z.object({ checkoutId: z.string().max(40) }), async (_account, input) => {
  if (!isId(input.checkoutId)) refuse('not-found')
  await countOrRefuse({ key: `settle:${input.checkoutId}`, most: 120, windowSeconds: 600 })
  await settle(input)
  return { next: paths.checkoutDone(input.checkoutId) }
})

export const choosePassword = action(
  z.object({ checkoutId: z.string().max(40), password: z.string().max(1000) }),
  async (actor, input) => {
    await setPassword(actor, input)
    return { next: paths.checkoutDone(input.checkoutId), flash: 'saved' }
  },
)

export const confirmBillingDetails = action(
  z.object({ contactId: short, legalName: short, street: short, postcode: short, city: short, vatId: short }),
  async (actor, input) => {
    await editContact(actor, input)
    return { notice: 'saved' }
  },
)
