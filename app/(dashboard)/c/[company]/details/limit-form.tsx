import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { amountToType } from '@/lib/typed-amount'
import type { CompanyVisitor } from '../../../viewer'
import { changeLimit } from './actions'

type LimitFormProps = {
  visitor: CompanyVisitor
  /** Net cents a month: what Admins may order, and what the Company costs now. */
  limit: number
  cost: number
}

/** How much Admins may order a month without asking an Owner. */
export function LimitForm({ visitor, limit, cost }: LimitFormProps) {
  const { account, company, t } = visitor
  const { currency } = operator()
  const { requests: text, common } = t
  const shown = (cents: number) => formatMoney(cents, currency, account.language)
  return (
    <ActionForm action={changeLimit} words={common.form} id="limit" className="max-w-140">
      <Hidden name="companySlug" value={company.slug} />
      <Field
        name="amount"
        label={text.limit}
        hint={`${text.limitHint[account.kind]} ${text.limitNow(shown(cost))}`}
        defaultValue={amountToType(limit, account.language)}
        inputMode="decimal"
        autoComplete="off"
      />
      <div>
        <Submit variant="secondary" busy={text.saving}>
          {text.saveLimit}
        </Submit>
      </div>
    </ActionForm>
  )
}
