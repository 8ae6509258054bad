import { LEGAL_DOCUMENTS } from '@/db/vocabulary'
import { operator } from '@/lib/operator'

/** One of the operator's documents in exactly this version. */
export function findDocument(document: string, version: string) {
  const name = LEGAL_DOCUMENTS.find((known) => known === document)
  if (!name) return null
  const found = operator().documents[name]
  return found.version === version ? { ...found, name } : null
}
