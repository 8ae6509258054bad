import { LinkButton } from '@/app/ui/button'
import { Notice } from '@/app/ui/notice'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import type { PlanPayer } from '@/lib/billing/plan-order'
import { mayManageBilling } from '@/lib/company/roles'
import { paths } from '@/lib/paths'
import type { CompanyVisitor } from '../../../../viewer'
import { Overdue } from './overdue'

type NobodyPaysProps = {
  visitor: CompanyVisitor
  choices: PlanChoices
  /** Who pays, where that is settled and only a payment method is missing. */
  payer?: PlanPayer
  /** Where one comes back to from the payment details. */
  next: string
}

/** Nobody can pay: what is missing, and the way to it for whoever manages the bills. */
export function NobodyPays({ visitor, choices: { payers, owner }, payer, next }: NobodyPaysProps) {
  const { company, t } = visitor
  const { plans: text } = t
  const incomplete = payer ?? payers.find(({ status }) => status === 'incomplete')
  if (payers.length > 0 && !incomplete) {
    return <Overdue visitor={visitor}>{text.overdueTextAll}</Overdue>
  }
  const way = incomplete ? paths.contact(company.slug, incomplete.id, next) : paths.newContact(company.slug, next)
  const mayAdd = mayManageBilling(company.role)
  return (
    <Notice
      tone="info"
      title={payer ? text.noMethod(payer.legalName) : text.noPayer}
      actions={
        mayAdd ? (
          <LinkButton variant="primary" href={way}>
            {t.billing.add}
          </LinkButton>
        ) : null
      }
    >
      {mayAdd ? text.noPayerText : text.noPayerAsk(owner?.full ?? null)}
    </Notice>
  )
}
