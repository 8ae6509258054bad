import { z } from 'zod'
import { ClientFields } from '@/lib/client-invite/edit-draft'

/** One App, or several from ticked cards; the plan of each stands beside it. */
export const AppForm = z
  .looseObject({
    draftId: z.string(),
    intent: z.literal('close').optional(),
    app: z.union([z.string(), z.array(z.string())]).default([]),
  })
  .transform(({ draftId, intent, app, ...others }) => ({
    draftId,
    intent,
    choices: [app].flat().map((appId) => ({ appId, planId: String(others[planField(appId)] ?? '') })),
  }))

/** The field with the plan of an App. */
export function planField(appId: string): string {
  return `plan-${appId}`
}

/** `intent` is set by everything that only keeps what is typed: for the preview, or for later. */
export const ClientForm = ClientFields.extend({
  draftId: z.string(),
  intent: z.enum(['preview', 'close']).optional(),
  message: z.string(),
  acceptedEmail: z.string().default(''),
  firstName: z.string().trim().max(80, { error: 'client-name-long' }).default(''),
  lastName: z.string().trim().max(80, { error: 'client-name-long' }).default(''),
})
