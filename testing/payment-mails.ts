import type { MailKind, Promises } from '@/db/promises'
import { collectBill } from '@/lib/billing/collect-bill'
import { addDays, type Day } from '@/lib/day'
import { compose } from '@/lib/outbox/compose'
import { drawn } from '@/lib/outbox/drawn'
import { at } from './bills'
import { CARDS, newChargedHouse } from './collecting'
import { promised } from './company'
import { jobOf } from './jobs'
import { joins } from './team'
import { mailOf } from './team-mail'

/**
 * A Company whose bill was charged in vain on its day, the 3rd, where the clock then stands. `first` is the 1st; an Admin has
 * joined before.
 */
export async function newRefusedHouse(first: Day, moveClockTo: (moment: Date) => void) {
  const house = await newChargedHouse(first, moveClockTo, { card: CARDS.declinedLater })
  const admin = await joins(house, 'admin')
  moveClockTo(at(addDays(first, 2), 8))
  await collectBill(house)
  return { ...house, admin }
}

/** Kinds of mails about one bill. */
export const BILL_NEWS = [
  'mail-payment-failed',
  'mail-payment-warning',
  'mail-payer-suspended',
  'mail-payer-recovered',
] as const
export type BillNewsKind = (typeof BILL_NEWS)[number]

/** Who was promised a mail of a kind about a bill, in the order of promising; the mailbox that bills go to as null. */
export async function toldOf(kind: BillNewsKind, billId: string): Promise<(string | null)[]> {
  return (await promised(kind, { billId })).map(({ recipientId }) => recipientId as string | null)
}

/** What was promised to somebody last, filled as it would be now. */
export async function newestTo<Kind extends BillNewsKind>(kind: Kind, billId: string, recipientId: string | null) {
  const all = (await promised(kind, { billId })) as Promises[Kind][]
  const payload = all.findLast((one) => one.recipientId === recipientId)
  if (!payload) throw new Error(`no ${kind} was promised to ${recipientId}`)
  return compose(jobOf(kind as MailKind, payload as Promises[MailKind]))
}

/** The same as it leaves: its address, and everything of it that can be read. */
export async function readBy(kind: BillNewsKind, billId: string, recipientId: string | null) {
  const { to, mail } = mailOf(await newestTo(kind, billId, recipientId))
  const { subject, preview, text, html } = await drawn(mail)
  return { to, subject, text, all: [subject, preview, text, html].join('\n') }
}
