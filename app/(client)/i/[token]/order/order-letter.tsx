import { placeOrder } from '@/app/(client)/actions'
import { ChoiceRows } from '@/app/ui/choice-rows'
import { Fold } from '@/app/ui/fold'
import { ActionForm, Checkbox, Field, Hidden, Select, Submit } from '@/app/ui/form'
import { Caption } from '@/app/ui/letter'
import { cardBrand } from '@/lib/billing/card-brand'
import { countries } from '@/lib/billing/countries'
import { shownPrice } from '@/lib/billing/price-words'
import type { BuyerOption } from '@/lib/client-invite/buyers'
import type { OrderReady } from '@/lib/client-invite/order-view'
import { formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { KeptAccess } from './kept-access'
import { OrderBill } from './order-bill'

/** Everything that is ordered, above the button that orders it. */
export function OrderLetter({ token, view }: { token: string; view: OrderReady }) {
  const { offer, account, chosen } = view
  const { client, common } = words(offer.language)
  const t = client.order
  const sites = [offer.site, ...offer.otherSites]
  return (
    <>
      <h1>{chosen ? t.knownTitle(offer.site) : t.title}</h1>
      <p className="text-muted">{t.as(offer.client.email)}</p>
      <ActionForm action={placeOrder} words={common.form}>
        <Hidden name="token" value={token} />
        <Hidden name="termsHash" value={view.termsHash} />
        {chosen ? <ChosenCompany token={token} view={view} chosen={chosen} /> : <AboutYou view={view} />}
        <KeptAccess view={view} />
        <OrderBill
          price={shownPrice(offer.quote, sites, offer.language)}
          quoteHash={view.quoteHash}
          words={{ month: client.bill.month, nothingToday: client.bill.nothingToday }}
        />
        <Agreement view={view} />
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
function AboutYou({ view: { offer, account, typed } }: { view: OrderReady }) {
  const t = words(offer.language).client.order
  const billsTo = typed && typed.invoiceEmail !== offer.client.email ? typed.invoiceEmail : ''
  const list = countries(offer.language).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Hidden name="company" value="new" />
      {account?.firstName ? null : (
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
        options={list}
        defaultValue={typed?.country ?? offer.client.country}
        autoComplete="country"
      />
      <Fold title={t.more}>
        <Field name="vatId" label={t.vatId} hint={t.vatIdHint} defaultValue={typed?.vatId ?? ''} optional />
        <Field
          name="invoiceEmail"
          type="email"
          label={t.invoiceEmail}
          defaultValue={billsTo}
          optional
          autoComplete="email"
        />
      </Fold>
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
  return t.onFile({ company: option.name, brand: cardBrand(paymentMethod.brand), last4: paymentMethod.last4 })
}

function Agreement({ view: { offer, needsTick } }: { view: OrderReady }) {
  const t = words(offer.language).client.order
  return (
    <div className="grid gap-3 text-dense">
      <p>{t.partner(operator().legalName)}</p>
      <div>
        <p>{t.documents}</p>
        <ul>
          {offer.documents.map(({ document, version }) => (
            <li key={document}>
              <a href={paths.legal(document, version)} target="_blank" rel="noreferrer">
                {t.document[document](formatDay(version, offer.language, 'year'))}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {needsTick ? <Hidden name="asksTick" value="yes" /> : null}
      {needsTick ? <Checkbox name="businessTick" label={t.tick} /> : null}
    </div>
  )
}
