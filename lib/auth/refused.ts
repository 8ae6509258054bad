import { headers } from 'next/headers'
import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'

// Everything that works on one request is given the same headers.
const refused = new WeakSet<object>()

/** Remembers, for the rest of this request, that its form was refused. With script the form itself tells the person. */
export async function noteRefusal(): Promise<void> {
  const request = await headers()
  if (!request.has('next-action')) refused.add(request)
}

/** Goes before the titles of all pages: the word that says so where the page answers a refused form, else nothing. */
export async function titleMark(language: Language): Promise<string> {
  return refused.has(await headers()) ? `${words(language).common.form.errorTitle} ` : ''
}
