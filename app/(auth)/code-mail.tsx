import { Notice } from '@/app/ui/notice'
import type { Language } from '@/db/vocabulary'
import { codeMailState } from '@/lib/auth/codes'
import { words } from '@/lib/words/words'

/** Beside the field of a mailed code: that its mail is late or was given up. Nothing else, as there is nothing to say. */
export async function CodeMail({ language, tokenId }: { language: Language; tokenId: string }) {
  const state = await codeMailState(tokenId)
  const w = words(language).auth.code
  if (state === 'late') return <Notice tone="warn">{w.late}</Notice>
  return state === 'given-up' ? <Notice tone="danger">{w.givenUp}</Notice> : null
}
