import { headers } from 'next/headers'
import { PAGE_HEADER } from '@/lib/page-header'
import { safeNext } from '@/lib/paths'

/** The address of the page that is drawn, or that a form stands on: a path of ours. */
export async function pageAddress(): Promise<string> {
  return safeNext((await headers()).get(PAGE_HEADER))
}
