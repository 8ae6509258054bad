'use server'

import { z } from 'zod'
import type { Language } from '@/db/vocabulary'
import { action } from '@/lib/auth/action'
import { refusalState } from '@/lib/auth/form'
import { type RemovalResult, removeEverywhere } from '@/lib/team/remove-everywhere'
import { type Dict, words } from '@/lib/words/words'

const text = z.string().default('')
const AcrossForm = z.object({
  accountId: text,
  companies: z.union([z.string(), z.array(z.string())]).default([]),
  message: text,
})

/** Removes somebody from the ticked Companies and says of each what came of it. */
export const removeFromCompanies = action(AcrossForm, async (actor, { accountId, companies, message }, language) => {
  const companySlugs = [companies].flat()
  const results = await removeEverywhere(actor, { accountId, companySlugs, message })
  const t = words(language)
  return { results: results.map((result) => sentenceOf(t, result, language)) }
})

function sentenceOf({ companies: { across } }: Dict, result: RemovalResult, language: Language): string {
  if (result.outcome !== 'refused') return across[result.outcome](result.name)
  const { formError, errors = {} } = refusalState(result.refusal, language)
  return across.refused(result.name, formError ?? Object.values(errors).join(' '))
}
