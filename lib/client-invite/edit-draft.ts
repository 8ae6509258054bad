import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { planPrices, plans } from '@/db/schema/apps'
import { type AppChoice, clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockAccount, lockInvite } from '@/db/transaction'
import { EXPIRY_DAYS, KEPT_ACCESSES, LANGUAGES, NOUNS } from '@/db/vocabulary'
import { emailOf } from '@/lib/account/email-of'
import { nameSender } from '@/lib/account/name-sender'
import { type Actor, accountOf } from '@/lib/actor'
import { priceOn } from '@/lib/apps/plans'
import { isCountry } from '@/lib/billing/countries'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { canonicalEmail, isSameMailbox, judgeAddress } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
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
import { draftWith } from './drafts'
import { eligibleApps } from './eligible-apps'
import type { InviteRow } from './offer'

/**
 * Step "App": which Apps, each on which plan. All of one Company, none on offer already, none in another draft of the sender.
 * Where one is, a draft that names no client yet makes room for it: the other one goes on.
 * Refuses: not-found, app-not-chosen, app-already-offered, app-not-eligible, apps-of-two-companies, app-in-draft.
 * @returns the draft that goes on
 */
export async function chooseApps(
  actor: Actor,
  input: { draftId: string; choices: AppChoice[] },
): Promise<{ draftId: string }> {
  const senderId = accountOf(actor)
  return inTransaction(async (tx) => {
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
    await lockAccount(tx, senderId)
    const appIds = input.choices.map(({ appId }) => appId)
    const other = await draftWith(tx, senderId, appIds, draft.id)
    if (other && draft.email) refuse('app-in-draft', 'app', { client: other.clientName || other.email })
    if (other) {
      await tx.delete(clientInvites).where(eq(clientInvites.id, draft.id))
      return { draftId: other.id }
    }
    await tx
      .update(clientInvites)
      .set({ appChoices: input.choices, companyId: first.companyId, noun: draft.email ? draft.noun : first.noun })
      .where(eq(clientInvites.id, draft.id))
    return { draftId: draft.id }
  })
}

export const ClientFields = z.object({
  email: z.string().max(400),
  clientName: z.string().trim().max(400).default(''),
  message: z.string().max(5000).default(''),
  noun: z.enum(NOUNS),
  clientCompany: z.string().trim().max(400).default(''),
  country: z.string(),
  language: z.enum(LANGUAGES),
  keptAccess: z.enum(KEPT_ACCESSES),
  expiryDays: z.coerce.number().pipe(z.literal(EXPIRY_DAYS)),
})
export type ClientFields = z.infer<typeof ClientFields>

/**
 * Step "Client": to whom, with which words. `acceptedEmail` is an address the sender has confirmed although it looks mistyped.
 * The sender's own names are asked here once, when the account has none.
 * Refuses: not-found, name-missing, client-email-missing, what judgeAddress refuses, own-address, message-long,
 * message-link, message-contact, client-name-long, company-name-long, line-leads-away, name-leads-away, country-unknown, and what
 * nameSender does.
 */
export async function describeClient(
  actor: Actor,
  input: ClientFields & { draftId: string; acceptedEmail: string; firstName: string; lastName: string },
): Promise<void> {
  const senderId = accountOf(actor)
  await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, senderId, input.draftId)
    const { draftId, acceptedEmail, firstName, lastName, ...fields } = input
    const { email, message, clientName, clientCompany } = await judgeAll({
      sender: () => nameSender(tx, senderId, input),
      email: async () => {
        if (!input.email.trim()) refuse('client-email-missing', 'email')
        const email = judgeAddress(input.email, acceptedEmail)
        return isSameMailbox(email, (await emailOf(tx, senderId)) ?? '') ? refuse('own-address', 'email') : email
      },
      clientName: () => judgeName(input.clientName, 'clientName'),
      message: () => judgeMessage(input.message),
      clientCompany: () => judgeCompany(input.clientCompany, 'clientCompany'),
      country: () => isCountry(input.country) || refuse('country-unknown', 'country'),
    })
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
