import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { findStop } from '@/lib/client-invite/stop-reminders'

/** What stands behind a link that ends reminders, in the reader's language; once per request for frame, title and page. */
export const loadStop = cache(async (inviteId: string, token: string) => {
  const stop = await findStop({ inviteId, token })
  return { stop, language: await readerLanguage(stop?.language) }
})
