import { createHash } from 'node:crypto'
import type { Terms } from '@/db/schema/client-invites'
import { AGREED_DOCUMENTS, type KeptAccess } from '@/db/vocabulary'
import type { Operator } from '@/lib/operator'

type Input = {
  currency: string
  apps: Terms['apps']
  keptAccess: KeptAccess
  senderId: string
  /** Everybody with access to single Apps on offer. */
  collaboratorIds: string[]
  documents: Operator['documents']
}

/**
 * The terms an Order is placed on: Apps, plans, net monthly amounts, kept access, who has access, document versions.
 * Never VAT, gross or dates: those belong to the buyer and the day (quote).
 */
export function buildTerms(input: Input): Terms {
  const { currency, keptAccess } = input
  const others = input.collaboratorIds.filter((accountId) => accountId !== input.senderId)
  const access: Terms['access'] = others.map((accountId) => ({ accountId, role: 'collaborator' }))
  if (keptAccess !== 'none') access.push({ accountId: input.senderId, role: keptAccess })
  return {
    currency,
    apps: [...input.apps].sort((one, other) => one.appId.localeCompare(other.appId)),
    keptAccess,
    access: access.sort((one, other) => one.accountId.localeCompare(other.accountId)),
    documents: AGREED_DOCUMENTS.map((document) => {
      const { version, sha256 } = input.documents[document]
      return { document, version, sha256 }
    }),
  }
}

/** SHA-256 (base64url) over the terms in a fixed order of keys. */
export function hashTerms(terms: Terms): string {
  const plain = [
    terms.currency,
    terms.apps.map((app) => [app.appId, app.planId, app.monthlyAmount]),
    terms.keptAccess,
    terms.access.map((entry) => [entry.accountId, entry.role]),
    terms.documents.map((entry) => [entry.document, entry.version, entry.sha256]),
  ]
  return createHash('sha256').update(JSON.stringify(plain)).digest('base64url')
}

/** The frozen terms with the documents of today: the operator may publish new ones while an invite is open. */
export function termsToday(frozen: Terms, senderId: string, documents: Operator['documents']): Terms {
  const collaboratorIds = frozen.access.map((entry) => entry.accountId)
  return buildTerms({ ...frozen, senderId, collaboratorIds, documents })
}
