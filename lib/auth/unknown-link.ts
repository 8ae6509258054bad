import { cache } from 'react'
import { Refusal, type RefusalFacts } from '@/lib/errors'
import { networkLimit } from '@/lib/kernel/network-limit'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { currentVisitor } from './visitor'

/**
 * Counts a link that leads nowhere by the network it was opened from, once per request. Answers what its page says beside that it
 * leads nowhere, after too many. A link that leads somewhere is never held back: whoever has it was given it.
 */
export const countUnknownLink = cache(async (): Promise<RefusalFacts['too-many'] | null> => {
  const { network } = await currentVisitor()
  try {
    await countOrRefuse(networkLimit('unknown-link', network))
    return null
  } catch (error) {
    if (error instanceof Refusal && error.refused.reason === 'too-many') return error.refused.facts
    throw error
  }
})
