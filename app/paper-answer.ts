import type { BillView } from '@/lib/billing/bill-view'
import { documentOf } from '@/lib/billing/document-of'
import { fileAnswer } from './file-answer'

/** The paper of a version of a bill as a file; not found without a bill, and for a version there is not. */
export async function paperAnswer(bill: BillView | null, edition: string): Promise<Response> {
  const paper = bill && /^[1-9]\d{0,3}$/.test(edition) ? await documentOf(bill, Number(edition)) : null
  if (!paper) return new Response(null, { status: 404 })
  return fileAnswer(paper.pdf, 'application/pdf', paper.fileName)
}
