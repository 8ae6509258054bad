import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { openTeamLink } from '@/lib/team-invite/open-link'

/** What stands behind a link to a team, in the reader's language; once per request for frame, title and page. */
export const loadTeamLink = cache(async (token: string) => {
  const opened = await openTeamLink(token)
  const account = opened.invite && (await currentAccount())
  const isInvited = account !== null && account.email === opened.invite?.email
  const language = await readerLanguage(isInvited ? account.language : opened.invite?.language)
  return { opened, language }
})
