import { placeOrder } from '@/app/(client)/actions'
import { Agreement } from '@/app/(client)/agreement'
import { Button } from '@/app/ui/button'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { Fold } from '@/app/ui/fold'
import { ActionForm, Field, Hidden, Select, Submit } from '@/app/ui/form'
import { FormFold } from '@/app/ui/form-fold'
import { Caption } from '@/app/ui/letter'
import { countries } from '@/lib/billing/countries'
import { brandWords } from '@/lib/billing/method-words'
import { pricesByCountry, shownPrice } from '@/lib/billing/price-words'
import type { BuyerOption } from '@/lib/client-invite/buyers'
import type { OrderReady } from '@/lib/client-invite/order-view'
import { shownAddress } from '@/lib/email-address'
import { paths } from '@/lib/paths'
import { fullName } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import { KeptAccess } from './kept-access'
import { OrderBill } from './order-bill'

/** Everything that is ordered, above the button that orders it. */
export function OrderLetter({ token, view }: { token: string; view: OrderReady }) {
  const { offer, account, chosen } = view
  const { client, common } = words(offer.language)
  const t = client.order
  const sites = [offer.site, ...offer.otherSites]
  const ownPrice = {
    countries: [],
    price: shownPrice({ quote: offer.quote, limit: view.limit }, sites, offer.language),
    amountHash: view.amountHash,
  }
  return (
    <>
      <h1>{t.title(offer.site)}</h1>
      <p className="text-muted">
        {sites.length > 1 ? `${client.landing.alsoSites(offer.otherSites.join(', '))} ` : ''}
        {t.from({ sender: offer.sender.name, email: shownAddress(offer.client.email) })}
      </p>
      <ActionForm action={placeOrder} words={common.form}>
        <Hidden name="token" value={token} />
        <Hidden name="termsHash" value={view.termsHash} />
        {chosen ? <ChosenCompany token={token} view={view} chosen={chosen} /> : <AboutYou view={view} />}
        <KeptAccess view={view} />
        <OrderBill
          prices={chosen ? [ownPrice] : pricesByCountry(view.quotes, sites, offer.language)}
          country={view.country}
          words={{ month: client.bill.month, nothingToday: client.bill.nothingToday }}
        />
        <Agreement language={offer.language} documents={offer.documents} needsTick={view.needsTick} />
        <div>
          <Submit busy={t.busy} size="letter">
            {t.button}
          </Submit>
          <Caption>{chosen?.contactId ? t.nextOnFile : t.next}</Caption>
        </div>
      </ActionForm>
      {account && !chosen ? <OtherCompanies token={token} view={view} /> : null}
    </>
  )
}

/** A new Company: who you are, in as few fields as the contract needs. */
function AboutYou({ view: { offer, account, typed, country } }: { view: OrderReady }) {
  const t = words(offer.language).client.order
  const billsTo = typed && typed.invoiceEmail !== offer.client.email ? shownAddress(typed.invoiceEmail) : ''
  const list = countries(offer.language).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Hidden name="company" value="new" />
      {account && fullName(account) ? null : (
        <Field name="name" label={t.name} defaultValue={offer.client.name} autoComplete="name" />
      )}
      <Field
        name="companyName"
        label={t.company}
        defaultValue={typed?.companyName ?? offer.client.company}
        autoComplete="organization"
      />
      <Select
        name="country"
        label={t.country}
        hint={t.countryHint}
        options={list}
        defaultValue={country}
        autoComplete="country"
      />
      <noscript>
        <Button type="submit" name="intent" value="amount" size="small">
          {t.showAmount}
        </Button>
      </noscript>
      <FormFold title={t.more} fields={['vatId', 'invoiceEmail']}>
        <Field name="vatId" label={t.vatId} hint={t.vatIdHint} defaultValue={typed?.vatId ?? ''} optional />
        <Field
          name="invoiceEmail"
          type="email"
          label={t.invoiceEmail}
          defaultValue={billsTo}
          optional
          autoComplete="email"
        />
      </FormFold>
    </>
  )
}

function ChosenCompany({ token, view, chosen }: { token: string; view: OrderReady; chosen: BuyerOption }) {
  const t = words(view.offer.language).client.order
  return (
    <div className="rounded-card border border-line bg-surface px-4.5 py-3">
      <Hidden name="company" value={chosen.id} />
      <p className="text-dense text-muted">{t.takesOver}</p>
      <p className="font-semibold">{companyLine(chosen, view)}</p>
      <OtherCompanies token={token} view={view} />
    </div>
  )
}

function OtherCompanies({ token, view }: { token: string; view: OrderReady }) {
  const t = words(view.offer.language).client.order
  const rows = view.others.map((option) => ({
    key: option.id,
    href: `${paths.order(token)}?company=${option.id}`,
    label: companyLine(option, view),
  }))
  if (view.chosen) rows.push({ key: 'new', href: `${paths.order(token)}?company=new`, label: t.newCompany })
  if (rows.length === 0) return null
  return (
    <Fold title={t.another}>
      <ChoiceRows rows={rows} />
    </Fold>
  )
}

function companyLine(option: BuyerOption, { offer }: OrderReady): string {
  const t = words(offer.language).client.order
  const { paymentMethod } = option
  if (!paymentMethod) return t.noPaymentMethod(option.name)
  return t.onFile({ company: option.name, brand: brandWords(paymentMethod), last4: paymentMethod.last4 })
}
