import type { Metadata } from 'next'
import { PageHead } from '@/app/ui/page-head'
import { isFresh } from '@/lib/auth/fresh'
import { Frame } from '../../../../../frame'
import { type BillProps, openBill } from '../open-bill'
import { CorrectForm } from './correct-form'

export async function generateMetadata({ params }: BillProps): Promise<Metadata> {
  const { me, bill } = await openBill(params)
  return { title: me.t.bills.correct.title(bill.number) }
}

/** Another name and address for one bill. Owners and Billing people only. */
export default async function CorrectBillPage({ params }: BillProps) {
  const { me, bill } = await openBill(params)
  const { correct: text } = me.t.bills
  return (
    <Frame visitor={me} company={me.company} place="bills">
      <PageHead title={text.title(bill.number)} lead={text.lead} />
      <p className="mb-5 max-w-140 text-muted">{text.only}</p>
      <CorrectForm visitor={me} bill={bill} isFresh={isFresh(me.account)} />
    </Frame>
  )
}
