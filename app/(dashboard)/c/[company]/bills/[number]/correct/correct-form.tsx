import { LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormGate } from '@/app/ui/form-gate'
import { Notice } from '@/app/ui/notice'
import type { BillView } from '@/lib/billing/bill-view'
import { paths } from '@/lib/paths'
import { countryName } from '@/lib/words/locale'
import type { CompanyVisitor } from '../../../../../viewer'
import { correct } from './actions'

type CorrectFormProps = {
  visitor: CompanyVisitor
  bill: BillView /** They showed who they are a moment ago. */
  isFresh: boolean
}

/** Only for whoever has just shown who they are: a bill that was sent is written anew. */
export function CorrectForm({ visitor: { account, company, t }, bill, isFresh }: CorrectFormProps) {
  const { correct: text } = t.bills
  const { billing: printed } = t
  const { legalName, address } = bill.recipient
  const here = paths.correctBill(company.slug, bill.number)
  const keep = <LinkButton href={paths.bill(company.slug, bill.number)}>{text.keep}</LinkButton>
  const prove = (
    <>
      <Notice tone="info" title={text.proveTitle}>
        {text.proveText}
      </Notice>
      <div className="flex flex-wrap gap-2.5">
        {keep}
        <LinkButton href={paths.confirm(here)} variant="primary">
          {text.prove}
        </LinkButton>
      </div>
    </>
  )
  return (
    <ActionForm action={correct} words={t.common.form} className="max-w-140">
      <Hidden name="companySlug" value={company.slug} />
      <Hidden name="number" value={bill.number} />
      <FormGate isOpen={isFresh} first={prove}>
        <Field name="legalName" label={printed.legalName} defaultValue={legalName} autoComplete="organization" />
        <Field name="street" label={printed.street} defaultValue={address.street} autoComplete="street-address" />
        <Field
          name="postcode"
          label={printed.postcode}
          defaultValue={address.postcode}
          autoComplete="postal-code"
          required={false}
        />
        <Field name="city" label={printed.city} defaultValue={address.city} autoComplete="address-level2" />
        <p className="text-muted">{text.country(countryName(address.country, account.language))}</p>
        <div className="flex flex-wrap gap-2.5">
          {keep}
          <Submit busy={text.busy}>{text.submit}</Submit>
        </div>
      </FormGate>
    </ActionForm>
  )
}
