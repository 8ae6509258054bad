import { Field, Select } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { Notice } from '@/app/ui/notice'
import type { Language } from '@/db/vocabulary'
import { countries } from '@/lib/billing/countries'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'

/** Where the bills of a client's business go. Shown by the choice above it alone, so that it needs no script. */
export function ClientDetails({ t, language }: { t: Dict; language: Language }) {
  const { setUp: text } = t.companies
  return (
    <fieldset className="hidden min-w-0 gap-5 group-has-[[value=client]:checked]/purpose:grid">
      <legend className="mb-1 text-letter font-strong">{text.billsTo}</legend>
      <p className="text-muted">{text.billsLead}</p>
      <Notice tone="info" title={text.cleanerTitle} actions={<a href={paths.helpWorking()}>{text.inviteInstead}</a>}>
        {text.cleaner}
      </Notice>
      <Field name="legalName" label={text.legalName} hint={text.legalNameHint} autoComplete="off" />
      <Field name="invoiceEmail" type="email" label={text.invoiceEmail} autoComplete="off" />
      <Select
        name="country"
        label={text.country}
        defaultValue={operator().address.country}
        options={countries(language).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FormFold title={text.address} look="card" fields={['street', 'postcode', 'city', 'vatId']}>
        <Field name="street" label={text.street} autoComplete="off" optional />
        <Field name="postcode" label={text.postcode} autoComplete="off" optional />
        <Field name="city" label={text.city} autoComplete="off" optional />
        <Field name="vatId" label={text.vatId} autoComplete="off" spellCheck={false} optional />
      </FormFold>
    </fieldset>
  )
}
