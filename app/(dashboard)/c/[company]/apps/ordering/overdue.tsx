import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import { mayManageBilling } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'

type OverdueProps = { visitor: Pick<CompanyVisitor, 'company' | 't'>; children: string }

/** A payment is overdue and comes first: what that means here, and the way to the bills for whoever manages them. */
export function Overdue({ visitor: { company, t }, children }: OverdueProps) {
  const way = mayManageBilling(company.role) ? (
    <LinkButton href={paths.bills(company.slug)}>{t.plans.toBills}</LinkButton>
  ) : null
  return (
    <Notice tone="warn" title={t.plans.overdue} actions={way}>
      {children}
    </Notice>
  )
}
