import { cookies, headers } from 'next/headers'
import type { Language } from '@/db/vocabulary'
import { env } from '@/lib/env'
import { FLASH_COOKIE, FLASH_HEADER, flashFor, flashOn } from '@/lib/page-header'
import type { Dict } from '@/lib/words/words'
import { words } from '@/lib/words/words'
import { pageLanguage } from './language'
import { pageAddress } from './page'

/** What a page can be told to say once, after an action led to it. */
export type FlashCode = keyof Dict['common']['flash']

const SECONDS = 20

/**
 * The sentence for this page that the last action left, or null. On a document navigation our server expires the cookie and
 * hands its word on as a header; a page drawn by script reads the cookie itself.
 */
export async function readFlash(language?: Language): Promise<string | null> {
  const [page = ''] = (await pageAddress()).split('?')
  const code = (await headers()).get(FLASH_HEADER) ?? flashOn(page, (await cookies()).get(FLASH_COOKIE)?.value)
  const spoken = language ?? (await pageLanguage())
  const sentences: Record<string, string> = words(spoken).common.flash
  return code && Object.hasOwn(sentences, code) ? (sentences[code] ?? null) : null
}

/** Leaves a word for the page at `path`, for a few seconds and for nobody else. */
export async function writeFlash(code: FlashCode, path: string): Promise<void> {
  const { pathname } = new URL(path, env().appUrl)
  // Under one path for all pages: it can only be expired by the path that it was set with.
  const options = { path: '/', maxAge: SECONDS, httpOnly: true, sameSite: 'lax', secure: env().isHttps } as const
  ;(await cookies()).set(FLASH_COOKIE, flashFor(pathname, code), options)
}
