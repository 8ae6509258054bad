import { and, eq, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { type Places, prepared } from '@/db/prepared'
import { agreements } from '@/db/schema/client-invites'
import { AGREED_DOCUMENTS } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'

/** The business tick is asked once per Company and document version. One round trip. */
export async function needsTick(reader: Reader, companyId: string): Promise<boolean> {
  const agreed = await agreedBy({ companyId }, reader)
  const { documents } = operator()
  return AGREED_DOCUMENTS.some(
    (document) => !agreed.some((row) => row.document === document && row.version === documents[document].version),
  )
}

const agreedBy = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .selectDistinct({ document: agreements.document, version: agreements.version })
    .from(agreements)
    .where(and(eq(agreements.companyId, companyId), inArray(agreements.document, [...AGREED_DOCUMENTS]))),
)

/** Keeps that an order of a plan was placed on the documents of today. The same once more adds nothing. */
export async function agreeToDocuments(tx: Transaction, companyId: string, accountId: string): Promise<void> {
  const { documents } = operator()
  await tx
    .insert(agreements)
    .values(
      AGREED_DOCUMENTS.map((document) => ({
        id: newId(),
        companyId,
        accountId,
        inviteId: null,
        document,
        version: documents[document].version,
        sha256: documents[document].sha256,
        agreedAt: clock.now(),
      })),
    )
    .onConflictDoNothing()
}
