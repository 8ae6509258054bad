import type { Language } from '@/db/vocabulary'
import { countUnknownLink } from '@/lib/auth/unknown-link'
import { words } from '@/lib/words/words'

/** Stands on each page of a link that leads nowhere, and says something only where too many of them were opened. */
export async function UnknownLink({ language }: { language: Language }) {
  const refused = await countUnknownLink()
  return refused && <p>{`${words(language).refusals['too-many'](refused)}.`}</p>
}
