import { choosePassword, confirmBillingDetails } from '@/app/(client)/actions'
import { Bill } from '@/app/ui/bill'
import { LinkButton } from '@/app/ui/button'
import { ActionForm, Field, Hidden, Submit } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { RingToDisc } from '@/app/ui/ring-to-disc'
import { methodWords } from '@/lib/billing/method-words'
import { neverMore, priceWords } from '@/lib/billing/price-words'
import type { CheckoutView } from '@/lib/client-invite/checkout-view'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** The hand-over has happened: what is whose now, and what one may still like to do. */
export function DoneLetter({ checkoutId, view }: { checkoutId: string; view: CheckoutView }) {
  const { done, bill } = words(view.language).client
  const { company, contact, quote, sender } = view
  const { month, firstBill } = priceWords(quote, view.language)
  const limit = neverMore({ quote, limit: view.limit }, view.language)
  const rows = [
    { key: 'owner', label: done.owner, value: company?.name },
    { key: 'month', label: bill.month, value: month, emphasis: 'strong' as const },
    { key: 'first', label: done.firstBill, value: done.firstBillValue(firstBill) },
    { key: 'bills', label: done.billsTo, value: contact?.invoiceEmail },
    {
      key: 'payment',
      label: done.payment,
      value: contact && methodWords(contact, view.language),
    },
    { key: 'technical', label: done.technicalSide, value: view.technicians.join(', ') || done.nobody },
  ]
  return (
    <>
      <RingToDisc />
      <h1>{done.title(view.site)}</h1>
      <p>{done.lead({ sender: sender.firstName, email: view.email })}</p>
      <Bill rows={rows.filter((row) => row.value)} />
      {limit ? <p className="mt-2.5! text-dense">{limit}</p> : null}
      <LinkButton href={company ? paths.company(company.slug) : paths.root()} size="letter" variant="primary">
        {done.overview}
      </LinkButton>
      <h2>{view.technicians.length > 0 ? done.nothingElse : done.nobodyTitle}</h2>
      {view.technicians.length > 0 ? null : <p>{done.nobodyText}</p>}
      <div>
        {contact ? <BillDetails contact={contact} language={view.language} /> : null}
        {view.hasPassword ? null : <Password checkoutId={checkoutId} language={view.language} />}
      </div>
    </>
  )
}

type Language = CheckoutView['language']

// Each form is around its fold, so that what it answers can be read while the fold is closed, as it is without script.
function BillDetails({ contact, language }: { contact: NonNullable<CheckoutView['contact']>; language: Language }) {
  const { client, common } = words(language)
  const t = client.done
  return (
    <ActionForm action={confirmBillingDetails} words={common.form} id="details">
      <FormFold title={t.detailsFold} fields={['legalName', 'street', 'postcode', 'city', 'vatId']}>
        <div className="grid gap-5">
          <Hidden name="contactId" value={contact.id} />
          <Field name="legalName" label={t.legalName} defaultValue={contact.legalName} autoComplete="organization" />
          <Field name="street" label={t.street} defaultValue={contact.address.street} autoComplete="street-address" />
          <Field
            name="postcode"
            label={t.postcode}
            defaultValue={contact.address.postcode}
            autoComplete="postal-code"
          />
          <Field name="city" label={t.city} defaultValue={contact.address.city} autoComplete="address-level2" />
          <Field name="vatId" label={t.vatId} defaultValue={contact.vatId ?? ''} optional />
          <Submit busy={t.saving} variant="secondary" size="letter">
            {t.saveDetails}
          </Submit>
        </div>
      </FormFold>
    </ActionForm>
  )
}

function Password({ checkoutId, language }: { checkoutId: string; language: Language }) {
  const { client, common } = words(language)
  const t = client.done
  return (
    <ActionForm action={choosePassword} words={common.form} id="password">
      <Hidden name="checkoutId" value={checkoutId} />
      <FormFold title={t.passwordFold} fields={['password']}>
        <div className="grid gap-5">
          <p>{t.passwordText}</p>
          <Field
            name="password"
            type="password"
            label={t.password}
            hint={t.passwordHint}
            autoComplete="new-password"
            reveal={common.form}
          />
          <Submit busy={t.saving} variant="secondary" size="letter">
            {t.savePassword}
          </Submit>
        </div>
      </FormFold>
    </ActionForm>
  )
}
