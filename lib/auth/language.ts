import { cookies, headers } from 'next/headers'
import type { Language } from '@/db/vocabulary'
import { env } from '@/lib/env'
import { acceptedLanguage, asLanguage } from '@/lib/language'
import { currentAccount } from './session'

const COOKIE = 'language'
const YEAR_SECONDS = 365 * 24 * 3600

/**
 * The language of a page that anybody may open and that has the switch: chosen in this browser, else proposed (an
 * invite's, or the invited account's), else the signed-in account's, else the browser's own, else English.
 */
export async function readerLanguage(proposed?: Language | null): Promise<Language> {
  const known = asLanguage((await cookies()).get(COOKIE)?.value) ?? proposed ?? (await currentAccount())?.language
  return known ?? acceptedLanguage((await headers()).get('accept-language')) ?? 'en'
}

/** The language of dashboard and wizard: the account's alone, whatever was chosen on a page with the switch. */
export async function pageLanguage(): Promise<Language> {
  return (await currentAccount())?.language ?? readerLanguage()
}

/** Keeps a choice in this browser. */
export async function keepLanguage(language: Language): Promise<void> {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: env().isHttps } as const
  ;(await cookies()).set(COOKIE, language, { ...options, maxAge: YEAR_SECONDS })
}
