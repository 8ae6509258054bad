import { LEGAL_DOCUMENTS, type LegalDocument } from '@/db/vocabulary'
import { operator } from '@/lib/operator'

/** The bytes of a document as they were hashed. */
export async function GET(_request: Request, { params }: { params: Promise<{ document: string; version: string }> }) {
  const { document, version } = await params
  const found = LEGAL_DOCUMENTS.includes(document as LegalDocument) && operator().documents[document as LegalDocument]
  if (!found || found.version !== version) return new Response(null, { status: 404 })
  const type = found.format === 'pdf' ? 'application/pdf' : 'text/markdown; charset=utf-8'
  return new Response(new Uint8Array(found.bytes), { headers: { 'content-type': type } })
}
