import { Icon } from '@/app/ui/drawn-icon'
import { TriangleAlert } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import type { BillView } from '@/lib/billing/bill-view'
import { failureWords } from '@/lib/billing/charge-words'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import { WaysToPay } from '../ways-to-pay'

/** What is in the way of a bill that is owed, and the ways out of it. */
export function NotCharged({ visitor: { account, company, t }, bill }: { visitor: CompanyVisitor; bill: BillView }) {
  const failure = failureWords(bill, account.language)
  if (!failure) return null
  return (
    <div className="mb-6">
      <Notice
        tone="danger"
        icon={<Icon of={TriangleAlert} size={20} />}
        title={failure.title}
        actions={
          <WaysToPay
            t={t}
            companySlug={company.slug}
            number={bill.number}
            contactId={bill.contactId}
            method={bill.presentMethod}
            here={paths.bill(company.slug, bill.number)}
          />
        }
      >
        {failure.text}
      </Notice>
    </div>
  )
}
