import { cache } from 'react'
import { readerLanguage } from '@/lib/auth/language'
import { openRequestLink } from '@/lib/billing/view-request'

export type OkParams = Promise<{ request: string; account: string; token: string }>

// Once per request for frame, title and page, in the reader's language.
const loadOnce = cache(async (requestId: string, accountId: string, token: string) => {
  const link = { requestId, accountId, token }
  const opened = await openRequestLink(link)
  const own = opened?.kind === 'request' ? opened.view.reader.language : opened?.language
  const language = await readerLanguage(own)
  if (opened?.kind !== 'request') return { link, opened, language }
  const view = { ...opened.view, reader: { ...opened.view.reader, language } }
  return { link, opened: { ...opened, view }, language }
})

/** What stands behind the link of an Owner to a request for a plan. */
export async function loadOk(params: OkParams) {
  const { request, account, token } = await params
  return loadOnce(request, account, token)
}
