import { headers } from 'next/headers'
import { PAGE_HEADER, TYPED_HEADER } from '@/lib/page-header'
import { safeNext } from '@/lib/paths'
import { type TypedBefore, typedBefore } from '@/lib/typed-before'

/** The address of the page that is drawn, or that a form stands on: a path of ours. */
export async function pageAddress(): Promise<string> {
  return safeNext((await headers()).get(PAGE_HEADER))
}

/** What the reader typed into the page that is drawn, before an update changed it. */
export async function typedHere(): Promise<TypedBefore | undefined> {
  return typedBefore((await headers()).get(TYPED_HEADER))
}
