import { db } from '@/db/client'
import { methodWords } from '@/lib/billing/method-words'
import { limitAmount, priceWords } from '@/lib/billing/price-words'
import { adminLimitOf } from '@/lib/company/admin-limit'
import { addDays, dayOf, formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import type { Attachment, Composers, Filled } from './composed'
import { loadCheckout } from './load-checkout'
import { sitesWithPlans } from './load-invite'

export const doneMails = {
  'mail-done-client': composeDoneClient,
  'mail-done-developer': composeDoneDeveloper,
} satisfies Partial<Composers>

/** The client's confirmation: what they ordered, with the documents they agreed to attached. */
async function composeDoneClient({
  payload: { checkoutId },
}: Job<'mail-done-client'>): Promise<Filled<'mail-done-client'>> {
  const { checkout, client, clientName, company, contact, invite, offer } = await loadCheckout(checkoutId)
  if (!company || !contact) throw new Error(`checkout ${checkoutId} is not applied`)
  const { language } = client
  const { month, vatNote, firstBill } = priceWords(checkout.quote, language)
  const t = words(language).client
  const agreed = invite.terms?.documents ?? []
  return {
    to: client.email,
    attachments: attachmentsOf(agreed),
    language,
    props: {
      clientName,
      developerName: offer.sender.name,
      site: offer.site,
      noun: offer.noun,
      apps: sitesWithPlans(offer),
      company: company.name ?? '',
      keptAccess: offer.keptAccess,
      limit: limitAmount({ quote: checkout.quote, limit: await adminLimitOf(db(), company.id) }, language),
      monthlyGross: month,
      vatNote,
      firstBillAmount: firstBill.amount,
      firstBillDay: firstBill.billedOn,
      firstBillPeriod: firstBill.days,
      chargeDay: firstBill.chargedOn,
      paymentMethod: methodWords(
        {
          type: contact.paymentMethodType,
          brand: contact.paymentMethodBrand,
          last4: contact.paymentMethodLast4,
        },
        language,
      ),
      billsTo: contact.invoiceEmail,
      access: [{ name: clientName || client.email, role: 'owner' }, ...offer.access],
      documents: agreed.map(({ document, version }) =>
        t.order.document[document](formatDay(version, language, 'year')),
      ),
      overviewUrl: absolute(paths.company(company.slug)),
    },
  }
}

async function composeDoneDeveloper({
  payload: { checkoutId },
}: Job<'mail-done-developer'>): Promise<Filled<'mail-done-developer'>> {
  const { checkout, client, clientName, company, offer, senderLanguage } = await loadCheckout(checkoutId)
  if (!company || !checkout.appliedAt) throw new Error(`checkout ${checkoutId} is not applied`)
  const paidFrom = addDays(dayOf(checkout.appliedAt, operator().timeZone), 1)
  return {
    to: offer.sender.email,
    language: senderLanguage,
    props: {
      developerName: offer.sender.name,
      clientName,
      clientEmail: client.email,
      site: offer.site,
      company: company.name ?? '',
      keptAccess: offer.keptAccess,
      paidFrom: formatDay(paidFrom, senderLanguage),
      companyUrl: absolute(paths.company(company.slug)),
    },
  }
}

/** The very bytes that were agreed to; a document that was replaced meanwhile is left to its address. */
function attachmentsOf(
  agreed: { document: 'terms' | 'data-processing'; version: string; sha256: string }[],
): Attachment[] {
  const { documents } = operator()
  return agreed
    .filter(({ document, sha256 }) => documents[document].sha256 === sha256)
    .map(({ document, version }) => ({
      filename: `${document}-${version}.${documents[document].format}`,
      content: documents[document].bytes.toString('base64'),
    }))
}
