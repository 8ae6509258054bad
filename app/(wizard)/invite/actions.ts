'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { chooseApps, describeClient, keepTyping } from '@/lib/client-invite/edit-draft'
import { send } from '@/lib/client-invite/send'
import { startDraft } from '@/lib/client-invite/start-draft'
import { canonicalEmail } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { AppForm, ClientForm } from './forms'

/** Begins a Client Invite; `appName` where it starts from an App. Pages never make a draft by being read. */
export const startInvite = action(z.object({ appName: z.string().optional() }), async (actor, { appName }) => {
  const { draftId, step } = await startDraft(actor, { appName: appName ?? null })
  return { next: paths.inviteStep(draftId, step) }
})

/** Step "App". With the intent to close nothing needs to be chosen yet. */
export const answerApp = action(AppForm, async (actor, { intent, ...input }) => {
  // Nothing is chosen yet, so there is nothing to save.
  if (intent === 'close' && input.choices.length === 0) return { next: paths.home() }
  const { draftId } = await chooseApps(actor, input)
  refresh()
  if (intent === 'close') return { next: paths.home(), flash: 'draft-saved' }
  return { next: paths.inviteStep(draftId, 'client') }
})

/** Step "Client". With the intent to preview or to close it keeps what is typed and judges nothing. */
export const answerClient = action(
  ClientForm,
  async (actor, { intent, firstName, lastName, acceptedEmail, ...input }) => {
    // Also when leading on: the way back through the browser's history shows what was typed.
    refresh()
    if (intent === 'preview') {
      await keepTyping(actor, input)
      return { keep: true }
    }
    if (intent === 'close') {
      await keepTyping(actor, input, { firstName, lastName })
      return { next: paths.home(), flash: 'draft-saved' }
    }
    const accepted = canonicalEmail(acceptedEmail) ?? ''
    await describeClient(actor, { ...input, firstName, lastName, acceptedEmail: accepted })
    return { next: paths.inviteStep(input.draftId, 'check') }
  },
)

export const sendInvite = action(
  z.object({ draftId: z.string(), sendCopy: z.string().optional() }),
  async (actor, { draftId, sendCopy }) => {
    const { inviteId } = await send(actor, { draftId, sendCopy: sendCopy !== undefined })
    return { next: paths.invitation(inviteId), flash: 'invite-sent' }
  },
)
