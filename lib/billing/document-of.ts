import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { billDocuments } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { type BillView, paperOf } from './bill-view'
import { drawBill } from './draw-bill'

/** A paper as it was first handed out. */
export type BillDocument = { pdf: Buffer; fileName: string }

/**
 * The paper of one version of a bill, drawn by whoever needs it first and kept: whoever asks meanwhile or later gets the same
 * bytes. Null for a version there is not.
 */
export async function documentOf(bill: BillView, version: number, reader: Reader = db()): Promise<BillDocument | null> {
  const known = bill.versions.find((one) => one.version === version)
  if (!known) return null
  const pdf = (await keptPaper(reader, bill.id, version)) ?? (await keepPaper(reader, bill, known))
  return { pdf, fileName: version > 1 ? `${bill.number}-${version}.pdf` : `${bill.number}.pdf` }
}

/** Draws a version of a bill and keeps it; where somebody else was quicker, theirs is the one. */
export async function keepPaper(reader: Reader, bill: BillView, known: BillView['versions'][number]): Promise<Buffer> {
  const { version, recipient } = known
  const pdf = await drawBill(paperOf(bill, known))
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await reader
    .insert(billDocuments)
    .values({ billId: bill.id, version, recipient, pdf, sha256, madeAt: clock.now() })
    .onConflictDoNothing()
  const kept = await keptPaper(reader, bill.id, version)
  if (!kept) throw new Error(`the paper of bill ${bill.number} was not kept`)
  return kept
}

async function keptPaper(reader: Reader, billId: string, version: number): Promise<Buffer | null> {
  const [found] = await reader
    .select({ pdf: billDocuments.pdf })
    .from(billDocuments)
    .where(and(eq(billDocuments.billId, billId), eq(billDocuments.version, version)))
  return found?.pdf ?? null
}
