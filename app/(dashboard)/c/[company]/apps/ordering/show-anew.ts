import { refresh } from 'next/cache'
import { type Reason, Refusal } from '@/lib/errors'

/** What a page showed is not so any more: it is drawn anew, and nothing was done. */
const CHANGED: Reason[] = ['amount-changed', 'limit-changed']

/** Refusals of a page where everything but the tick was chosen on the page before: they belong to no field of this one. */
export async function asOfCheckPage<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.field === 'businessTick') throw error
    if (CHANGED.includes(error.reason)) refresh()
    throw new Refusal(error.refused, null, error.cause)
  })
}
