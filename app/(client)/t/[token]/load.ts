import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { currentAccount } from '@/lib/auth/session'
import { findTeamLink } from '@/lib/team-invite/find-link'

/** What stands behind a link to a team, in the reader's language; once per request for frame, title and page. */
export const loadTeamLink = cache(async (link: string) => {
  const found = await findTeamLink(link)
  const account = found.invite && (await currentAccount())
  const isInvited = account !== null && account.email === found.invite?.email
  const language = await readerLanguage(isInvited ? account.language : found.invite?.language)
  return { ...found, language }
})
