import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { planPrices, plans } from '@/db/schema/apps'
import { type AppChoice, clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import { EXPIRY_DAYS, KEPT_ACCESSES, LANGUAGES, NOUNS } from '@/db/vocabulary'
import { nameSender } from '@/lib/account/name-sender'
import { type Actor, accountOf } from '@/lib/actor'
import { priceOn } from '@/lib/apps/plans'
import { isCountry } from '@/lib/billing/countries'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { canonicalEmail, judgeAddress } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { CompanyName, PersonName } from '@/lib/name-fields'
import { operator } from '@/lib/operator'
import { fullName, type Names } from '@/lib/person-name'
import {
  judgeCompany,
  judgeMessage,
  judgeName,
  LONGEST_COMPANY_NAME,
  oneLine,
  shortLine,
  shortText,
} from '@/lib/plain-text'
import { eligibleApps } from './eligible-apps'
import type { InviteRow } from './offer'

/**
 * Step "App": which Apps, each on which plan. All of one Company, none on offer already.
 * Refuses: not-found, app-not-chosen, app-already-offered, app-not-eligible, apps-of-two-companies.
 */
export async function chooseApps(actor: Actor, input: { draftId: string; choices: AppChoice[] }): Promise<void> {
  const senderId = accountOf(actor)
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, senderId, input.draftId)
    if (input.choices.length === 0) refuse('app-not-chosen', 'app')
    const eligible = await eligibleApps(tx, senderId)
    const chosen = input.choices.map((choice) => eligible.find((app) => app.id === choice.appId) ?? refuse('not-found'))
    const [first] = chosen
    if (!first || chosen.some((app) => app.companyId !== first.companyId)) refuse('apps-of-two-companies', 'app')
    for (const { blocked } of chosen) {
      if (blocked?.reason === 'app-already-offered') {
        refuse('app-already-offered', 'app', { client: blocked.client, until: blocked.until })
      }
      if (blocked) refuse(blocked.reason, 'app')
    }
    await refuseUnknownPlans(tx, input.choices)
    await tx
      .update(clientInvites)
      .set({ appChoices: input.choices, companyId: first.companyId, noun: draft.email ? draft.noun : first.noun })
      .where(eq(clientInvites.id, draft.id))
  })
}

export const ClientFields = z.object({
  email: z.string().max(400),
  clientName: PersonName.default(''),
  message: z.string().max(20_000).default(''),
  noun: z.enum(NOUNS),
  clientCompany: CompanyName.default(''),
  country: z.string(),
  language: z.enum(LANGUAGES),
  keptAccess: z.enum(KEPT_ACCESSES),
  expiryDays: z.coerce.number().pipe(z.literal(EXPIRY_DAYS)),
})
export type ClientFields = z.infer<typeof ClientFields>

/**
 * Step "Client": to whom, with which words. `acceptedEmail` is an address the sender has confirmed although it looks mistyped.
 * The sender's own names are asked here once, when the account has none.
 * Refuses: not-found, email-invalid, email-mistyped, own-address, message-long, message-link, message-contact,
 * client-name-long, company-name-long, line-leads-away, name-leads-away, country-unknown, and what nameSender does.
 */
export async function describeClient(
  actor: Actor,
  input: ClientFields & { draftId: string; acceptedEmail: string; firstName: string; lastName: string },
): Promise<void> {
  const senderId = accountOf(actor)
  const email = judgeAddress(input.email, input.acceptedEmail)
  const message = judgeMessage(input.message)
  const clientName = judgeName(input.clientName, 'clientName')
  const clientCompany = judgeCompany(input.clientCompany, 'clientCompany')
  if (!isCountry(input.country)) refuse('country-unknown', 'country')
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, senderId, input.draftId)
    const sender = await nameSender(tx, senderId, input)
    if (sender.email === email) refuse('own-address', 'email')
    const { draftId, acceptedEmail, firstName, lastName, ...fields } = input
    await tx
      .update(clientInvites)
      .set({ ...fields, clientName, clientCompany, email, message })
      .where(eq(clientInvites.id, draft.id))
  })
}

/**
 * Keeps what is being typed, as far as it is fit to be kept, for the preview or for later. `sender` are the sender's own names
 * where they were asked too: kept once one is given. Refuses: not-found, and what nameSender does.
 */
export async function keepTyping(
  actor: Actor,
  input: Partial<ClientFields> & { draftId: string },
  sender: Names = { firstName: '', lastName: '' },
): Promise<void> {
  const senderId = accountOf(actor)
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, senderId, input.draftId)
    const { draftId, email, message, ...fields } = input
    const kept = {
      ...fields,
      country: fields.country && isCountry(fields.country) ? fields.country : draft.country,
      email: (email === undefined ? null : canonicalEmail(email)) ?? draft.email,
      message: shortText(message ?? draft.message),
      clientName: shortLine(fields.clientName ?? draft.clientName),
      clientCompany: shortLine(fields.clientCompany ?? draft.clientCompany, LONGEST_COMPANY_NAME),
    }
    await tx.update(clientInvites).set(kept).where(eq(clientInvites.id, draft.id))
    if (oneLine(fullName(sender))) await nameSender(tx, senderId, sender)
  })
}

/** Locks a draft of this sender. Somebody else's, a sent one and none at all are the same: not-found. */
async function lockDraft(tx: Transaction, senderId: string, draftId: string): Promise<InviteRow> {
  const draft = isId(draftId) ? await lockInvite(tx, draftId) : undefined
  if (!draft || draft.senderId !== senderId || draft.sentAt) refuse('not-found')
  return draft
}

async function refuseUnknownPlans(tx: Transaction, choices: AppChoice[]): Promise<void> {
  const planIds = [...new Set(choices.map((choice) => choice.planId))]
  if (!planIds.every(isId)) refuse('not-found')
  const { currency, timeZone } = operator()
  const known = await tx
    .select({ id: plans.id })
    .from(plans)
    .innerJoin(planPrices, priceOn(dayOf(clock.now(), timeZone), currency))
    .where(and(inArray(plans.id, planIds), eq(plans.isActive, true)))
  if (known.length !== planIds.length) refuse('not-found')
}
