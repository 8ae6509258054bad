import { notFound, redirect } from 'next/navigation'
import { type Visitor, visitor } from '@/app/(dashboard)/viewer'
import { trialsOf } from '@/lib/apps/queries'
import type { Trial } from '@/lib/apps/trial'
import type { InviteRow, Offer } from '@/lib/client-invite/offer'
import { findDraft } from '@/lib/client-invite/queries'
import { paths } from '@/lib/paths'
import { firstWord, fullName, type Names } from '@/lib/person-name'

export const STEPS = ['app', 'client', 'check'] as const
export type WizardStep = (typeof STEPS)[number]

export type OpenDraft = Visitor & { draft: InviteRow; offer: Offer | null }

/**
 * The draft behind a step, for its sender; to everybody else it does not exist. A sent one leads to its invitation, a step
 * that cannot be answered yet to the one before it.
 */
export async function openDraft(draftId: string, step: WizardStep): Promise<OpenDraft> {
  const found = await visitor(paths.inviteStep(draftId, step))
  const known = await findDraft(found.account.id, draftId)
  if (!known) notFound()
  if (known.isSent) redirect(paths.invitation(known.draft.id))
  const next = firstUnanswered(known, found.account)
  if (STEPS.indexOf(step) > STEPS.indexOf(next)) redirect(paths.inviteStep(known.draft.id, next))
  return { ...found, draft: known.draft, offer: known.offer }
}

function firstUnanswered({ draft, offer }: Pick<OpenDraft, 'draft' | 'offer'>, sender: Names): WizardStep {
  if (!offer) return 'app'
  return draft.email && fullName(sender) ? 'check' : 'client'
}

/** The running trials of everything the person may hand over, by App. */
export async function trialsByApp({ account }: Visitor): Promise<Map<string, Trial>> {
  const apps = await trialsOf(account.id)
  return new Map(apps.flatMap((app) => (app.trial ? [[app.id, app.trial]] : [])))
}

/** How the client is called in short: the first name, else nothing. Their address would fill every sentence it stands in. */
export function callName({ clientName }: Pick<InviteRow, 'clientName'>): string {
  return firstWord(clientName)
}
