import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import { startCheckout } from '@/lib/billing/start-checkout'
import { openClientLink, workingClientLink } from '@/lib/client-invite/open-link'
import { type OrderInput, order } from '@/lib/client-invite/order'
import { viewOrder } from '@/lib/client-invite/order-view'
import type { Refusal } from '@/lib/errors'
import { bearerOf } from './links'
import { type Invited, payAtStandIn } from './people'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The sample operator with other limits, for tests about something else. Call it before anything reads the environment. */
export function useLimits(limits: Record<string, number>): void {
  const sample = JSON.parse(readFileSync(path.join(ROOT, 'operator.sample.json'), 'utf8'))
  for (const document of Object.values<{ file: string }>(sample.documents)) {
    document.file = path.join(ROOT, document.file)
  }
  const content = JSON.stringify({ ...sample, limits: { ...sample.limits, ...limits } })
  // Named after what is in it, so that test files side by side share it and nothing is left in the temporary folder.
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const file = path.join(ROOT, '.data-test', `operator-${name}.json`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  writeFileSync(file, content)
  process.env.OPERATOR_FILE = file
}

export const NO_LIMITS = {
  invitesAnHour: 100_000,
  invitesARecipientAndDay: 100_000,
  openInvitesACompany: 100_000,
  newSenderInvitesADay: 100_000,
  heldTrials: 100_000,
  codesAnHour: 100_000,
}

/** The word a refused work was refused with; "passed" when it was not. Anything but a refusal is thrown on. */
export function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'passed',
    (error: Refusal) => {
      if (error.name !== 'Refusal') throw error
      return error.reason
    },
  )
}

/** The order page of a link, for nobody or for a signed-in account. */
export async function orderPage(link: string, accountId: string | null = null, companyId: string | null = null) {
  const { invite, bearer } = workingClientLink(await openClientLink(link))
  const [row] = accountId ? await db().select().from(accounts).where(eq(accounts.id, accountId)) : []
  const account = row ? { ...row, name: `${row.firstName} ${row.lastName}`.trim(), provedAt: row.createdAt } : null
  return viewOrder({ invite, channel: bearer.channel, account, companyId })
}

/** What the order form of a page that showed the order posts. */
export async function orderForm(
  link: string,
  accountId: string | null = null,
  companyId: string | null = null,
): Promise<OrderInput> {
  const view = await orderPage(link, accountId, companyId ?? 'new')
  if (view?.kind !== 'order') throw new Error(`the order page shows ${view?.kind}`)
  const { quoteHash, termsHash } = view
  const typed = { name: 'Kim Berger', companyName: 'Blumenhaus GmbH', country: 'DE', vatId: '', invoiceEmail: '' }
  return { ...typed, language: 'en', accountId, companyId, businessTick: true, quoteHash, termsHash }
}

/** Presses the order button of a link. */
export async function press(link: string, form: OrderInput) {
  return order(await bearerOf(link), form)
}

/** Orders through the mailed link as somebody new and saves a card: everything but the settling. */
export async function orderAndPay(invited: Invited): Promise<{ checkoutId: string }> {
  const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
  if (ordered.kind !== 'to-payment') throw new Error(`the order led to ${ordered.kind}`)
  await payAtStandIn(await startCheckout(ordered.checkoutId), 'Kim Berger')
  return { checkoutId: ordered.checkoutId }
}

export async function inviteRow(inviteId: string) {
  const [row] = await db().select().from(clientInvites).where(eq(clientInvites.id, inviteId))
  if (!row) throw new Error(`no invite ${inviteId}`)
  return row
}

export async function checkoutRow(checkoutId: string) {
  const [row] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId))
  if (!row) throw new Error(`no checkout ${checkoutId}`)
  return row
}

export async function appRow(appName: string) {
  const [row] = await db().select().from(apps).where(eq(apps.name, appName))
  if (!row) throw new Error(`no App ${appName}`)
  return row
}
