import { operator } from '@/lib/operator'
import { pictureAnswer } from '../picture-answer'

export const dynamic = 'force-dynamic'

/** The operator's picture, for the pages that carry it. */
export function GET(): Response {
  const { logo } = operator()
  return logo ? pictureAnswer(logo) : new Response(null, { status: 404 })
}
