import { cache } from 'react'
import { linkLanguage } from '@/app/(client)/load'
import { openTeamLink } from '@/lib/team-invite/open-link'

/** What stands behind a link to a team, in the reader's language; once per request for frame, title and page. */
export const loadTeamLink = cache(async (token: string) => {
  const opened = await openTeamLink(token)
  return { opened, language: await linkLanguage(opened.invite) }
})
