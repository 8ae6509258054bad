import { findDocument } from '../find'

/** The bytes of a document as they were hashed. */
export async function GET(_request: Request, { params }: { params: Promise<{ document: string; version: string }> }) {
  const { document, version } = await params
  const found = findDocument(document, version)
  if (!found) return new Response(null, { status: 404 })
  const type = found.format === 'pdf' ? 'application/pdf' : 'text/markdown; charset=utf-8'
  return new Response(new Uint8Array(found.bytes), { headers: { 'content-type': type } })
}
