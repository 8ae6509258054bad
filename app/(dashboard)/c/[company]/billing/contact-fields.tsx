import { Field, Select } from '@/app/ui/form'
import type { Language } from '@/db/vocabulary'
import { LANGUAGES } from '@/db/vocabulary'
import type { ContactView } from '@/lib/billing/contacts'
import { formatDay } from '@/lib/day'
import { countryName } from '@/lib/words/locale'
import type { Dict } from '@/lib/words/words'

type Known = Pick<ContactView, 'legalName' | 'address' | 'invoiceEmail' | 'language' | 'vatId' | 'vat' | 'orderNumber'>
type ContactFieldsProps = {
  t: Dict
  /** Of the page. */
  language: Language
  /** Absent where they are typed for the first time. */
  contact?: Known
  /** Where one is to be chosen. */
  countries?: { code: string; name: string }[]
  country: string
}

/** What is printed on the bills and where they go. The country is chosen once. */
export function ContactFields({ t, language, contact, countries, country }: ContactFieldsProps) {
  const { billing: text } = t
  const { address } = contact ?? {}
  return (
    <>
      <Field name="legalName" label={text.legalName} defaultValue={contact?.legalName} autoComplete="organization" />
      <Field name="street" label={text.street} defaultValue={address?.street} autoComplete="street-address" />
      <div className="grid gap-5 sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Field name="postcode" label={text.postcode} defaultValue={address?.postcode} autoComplete="postal-code" />
        <Field name="city" label={text.city} defaultValue={address?.city} autoComplete="address-level2" />
      </div>
      {countries ? (
        <Select
          name="country"
          label={text.country}
          hint={text.countryHint}
          defaultValue={country}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : (
        <Field
          name="country"
          label={text.country}
          hint={text.countryFixed}
          defaultValue={countryName(country, language)}
          className="bg-sunken"
          readOnly
        />
      )}
      <Field
        name="invoiceEmail"
        type="email"
        label={text.invoiceEmail}
        hint={text.invoiceEmailHint}
        defaultValue={contact?.invoiceEmail}
        autoComplete="email"
      />
      <Select
        name="language"
        label={text.language}
        defaultValue={contact?.language ?? language}
        options={LANGUAGES.map((code) => ({ value: code, label: t.common.languages[code] }))}
      />
      <Field
        name="vatId"
        label={text.vatId}
        hint={contact?.vat ? vatNote(t, contact.vat, language) : undefined}
        defaultValue={contact?.vatId ?? ''}
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <Field
        name="orderNumber"
        label={text.orderNumber}
        hint={text.orderNumberHint}
        defaultValue={contact?.orderNumber}
        autoComplete="off"
        optional
      />
    </>
  )
}

function vatNote({ billing: text }: Dict, vat: NonNullable<ContactView['vat']>, language: Language): string {
  if (vat.status === 'pending') return text.vatPending
  if (vat.status === 'unverified' || !vat.checkedOn) return text.vatUnverified
  return text.vatConfirmed(formatDay(vat.checkedOn, language, 'year'))
}
