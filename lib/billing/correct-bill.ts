import type { Address } from '@/db/schema/billing-contacts'
import type { BillRecipient } from '@/db/schema/bills'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { enterCompany } from '@/lib/company/members'
import { dayOf } from '@/lib/day'
import { judgeAll, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { judgeCompany } from '@/lib/plain-text'
import { addressOf } from './address'
import { isComplete } from './address-wanted'
import { findBill } from './bills'
import { keepPaper } from './document-of'

/** What is typed: everything else on a bill stays as it is. */
type Correction = Record<'companySlug' | 'number' | 'legalName' | 'street' | 'postcode' | 'city', string>

/** Each one is mailed, and kept for good. */
const A_DAY = { most: 10, windowSeconds: 86_400 }

/**
 * Writes a bill once more with another name and address, for whoever manages the bills of its Company: a new version, which is
 * mailed to the address that bills go to. The versions before stay. Refuses: sign-in-first, prove-again, not-found, company-missing
 * (legalName), company-name-long, line-leads-away, street-missing, city-missing, postcode-missing, nothing-to-correct, too-many.
 */
export async function correctBill(actor: Actor, input: Correction): Promise<{ number: string }> {
  const accountId = freshAccountOf(actor)
  const { companySlug: slug, number } = input
  return once(actor, { verb: 'correct-bill', content: input }, async (tx) => {
    // Whoever corrects the same bill meanwhile waits for this lock.
    const company = await enterCompany(tx, accountId, slug)
    const bill = (await findBill({ accountId, slug }, number, tx)) ?? refuse('not-found')
    const corrected = await judge(input, bill.recipient.address.country)
    if (isSame(bill.recipient, corrected)) refuse('nothing-to-correct')
    await countOrRefuse({ key: `correct-bill:${company.id}`, ...A_DAY }, null, tx)
    const version = bill.versions.length + 1
    const recipient = { ...bill.recipient, ...corrected }
    await keepPaper(tx, bill, { version, madeOn: dayOf(clock.now(), operator().timeZone), recipient })
    await record(tx, actor, { verb: 'bill-corrected', companyId: company.id, facts: { billId: bill.id, version } })
    await enqueue(tx, {
      kind: 'mail-bill',
      key: `mail-bill:${bill.id}:${version}`,
      payload: { billId: bill.id, version },
    })
    return { number }
  })
}

type Corrected = Pick<BillRecipient, 'legalName' | 'address'>

async function judge({ legalName, street, postcode, city }: Correction, country: string): Promise<Corrected> {
  return judgeAll({
    legalName: () => judgeCompany(legalName, 'legalName') || refuse('company-missing', 'legalName'),
    address: () => whole(addressOf({ street, postcode, city }, country)),
  })
}

function whole(address: Address): Address {
  if (address.street === '') refuse('street-missing', 'street')
  if (address.city === '') refuse('city-missing', 'city')
  if (!isComplete(address)) refuse('postcode-missing', 'postcode')
  return address
}

function isSame(before: Corrected, after: Corrected): boolean {
  const parts = ({ legalName, address }: Corrected) => [legalName, address.street, address.postcode, address.city]
  return JSON.stringify(parts(before)) === JSON.stringify(parts(after))
}
