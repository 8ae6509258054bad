import { and, eq, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { agreements } from '@/db/schema/client-invites'
import { AGREED_DOCUMENTS } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'

/** The business tick is asked once per Company and document version. One round trip. */
export function needsTick(reader: Reader, companyId: string): Asked<boolean> {
  return agreedBy({ companyId }, reader).as((agreed) =>
    documentsToday().some(({ document, version }) => {
      return !agreed.some((row) => row.document === document && row.version === version)
    }),
  )
}

/** What an order is placed on today. */
export function documentsToday() {
  const { documents } = operator()
  return AGREED_DOCUMENTS.map((document) => ({ document, ...documents[document] }))
}

const agreedBy = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .selectDistinct({ document: agreements.document, version: agreements.version })
    .from(agreements)
    .where(and(eq(agreements.companyId, companyId), inArray(agreements.document, [...AGREED_DOCUMENTS]))),
)

/** Judges the business tick of an order; null stands for a Company that is to be made. Refuses: tick-missing. */
export async function judgeTick(tx: Transaction, companyId: string | null, businessTick: boolean): Promise<void> {
  if (businessTick) return
  if (companyId === null || (await needsTick(tx, companyId))) refuse('tick-missing', 'businessTick')
}

type Agreeing = { companyId: string; accountId: string; businessTick: boolean }

/**
 * Keeps that an order of a plan was placed on the documents of today, with the tick that it needs. The same once more adds nothing.
 * Refuses: tick-missing.
 */
export async function agreeToDocuments(tx: Transaction, { companyId, accountId, businessTick }: Agreeing) {
  await judgeTick(tx, companyId, businessTick)
  await tx
    .insert(agreements)
    .values(
      documentsToday().map(({ document, version, sha256 }) => ({
        id: newId(),
        companyId,
        accountId,
        inviteId: null,
        document,
        version,
        sha256,
        agreedAt: clock.now(),
      })),
    )
    .onConflictDoNothing()
}
