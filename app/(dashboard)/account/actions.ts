'use server'

import { z } from 'zod'
import { addSshKey } from '@/lib/account/add-ssh-key'
import { askNewsletter } from '@/lib/account/newsletter/ask'
import { stopOwnNewsletter } from '@/lib/account/newsletter/stop'
import { removeSshKey } from '@/lib/account/remove-ssh-key'
import { action } from '@/lib/auth/action'
import { showDeveloperTools } from '@/lib/company/show-developer-tools'
import { paths } from '@/lib/paths'

const text = z.string().default('')

export const addKey = action(z.object({ publicKey: text, label: text }), async (actor, input) => {
  await addSshKey(actor, input)
  return { next: paths.sshKeys(), flash: 'key-added' }
})

export const removeKey = action(z.object({ keyId: text }), async (actor, input) => {
  await removeSshKey(actor, input)
  return { next: paths.sshKeys(), flash: 'key-removed' }
})

/** A box left empty is an answer, too. */
export const wishNewsletter = action(z.object({ newsletter: z.string().optional() }), async (actor, input) => {
  if (!input.newsletter) return { next: paths.notifications(), flash: 'saved' }
  await askNewsletter(actor)
  return { next: paths.notifications(), flash: 'newsletter-asked' }
})

export const endOwnNewsletter = action(z.object({}), async (actor) => {
  await stopOwnNewsletter(actor)
  return { next: paths.notifications(), flash: 'newsletter-stopped' }
})

export const switchTools = action(z.object({ tools: z.enum(['shown', 'hidden']) }), async (actor, input) => {
  await showDeveloperTools(actor, { isShown: input.tools === 'shown' })
  return { next: paths.account(), flash: input.tools === 'shown' ? 'tools-shown' : 'tools-hidden' }
})
