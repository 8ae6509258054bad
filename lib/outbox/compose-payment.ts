import { and, asc, eq, gte } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { IS_OPEN } from '@/lib/billing/bill-conditions'
import type { ContactRow } from '@/lib/billing/find-contact'
import { billMethodOf } from '@/lib/billing/method-view'
import { methodWords } from '@/lib/billing/method-words'
import { owedBillsOf } from '@/lib/billing/owed-bills'
import { beginsToPayOn, paysForSomething } from '@/lib/billing/paid-by'
import { chargedOn } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { type Day, dayOf, firstOfNextMonth, formatDay } from '@/lib/day'
import type { Job } from '@/lib/kernel/jobs'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import type { Composers, Filled } from './composed'
import { type BillNews, billUrl, loadBillNews, loadPayerNews, pauseDayOf, unpaidOf } from './payment-facts'

export const paymentMails = {
  'mail-payment-failed': composeFailed,
  'mail-payment-warning': composeWarning,
  'mail-payer-suspended': composeSuspended,
  'mail-payer-recovered': composeRecovered,
  'mail-method-gone': composeMethodGone,
} satisfies Partial<Composers>

/** Tells that a bill could not be charged, while that was the last that happened to it. */
async function composeFailed({ payload }: Job<'mail-payment-failed'>): Promise<Filled<'mail-payment-failed'>> {
  const news = await loadBillNews(payload)
  if ('skipped' in news) return news
  const { bill, contact, reader, payer, worker } = news
  const { language, to } = reader
  const passed = settledOr(bill)
  if (passed) return { skipped: passed }
  if (!bill.lastError) return { skipped: 'not-failed' }
  const isPaused = contact.status === 'suspended'
  const pausedOn = isPaused ? '' : formatDay(pauseDayOf(await owedBillsOf(db(), contact.id)), language, 'weekday')
  if (!reader.managesBilling) return { to, language, props: { ...worker, pausedOn } }
  if (bill.tries !== payload.tries) return { skipped: 'tried-again' }
  const reason = bill.givenUpAt ? 'given-up' : bill.lastError
  const method = reason === 'no-method' ? null : billMethodOf(contact)
  return {
    to,
    language,
    props: {
      ...payer,
      ...billFacts(news),
      pausedOn,
      reason,
      paymentMethod: methodWords(method, language),
      debitLast4: method?.type === 'sepa_debit' ? (method.last4 ?? '') : '',
      nextTry: bill.nextTryOn ? formatDay(bill.nextTryOn, language, 'weekday') : '',
    },
  }
}

/** Warns that Apps are paused soon, while nothing has been paid and nothing is on its way. */
async function composeWarning({ payload }: Job<'mail-payment-warning'>): Promise<Filled<'mail-payment-warning'>> {
  const news = await loadBillNews(payload)
  if ('skipped' in news) return news
  const { bill, contact, reader, payer, worker } = news
  const passed = settledOr(bill)
  if (passed) return { skipped: passed }
  if (contact.status !== 'past_due') return { skipped: 'changed-meanwhile' }
  const { language, to } = reader
  const { pausedOn: day, ...owed } = await unpaidOf(news)
  const when = { pausedOn: formatDay(day, language, 'weekday'), pausedOnShort: formatDay(day, language) }
  if (!reader.managesBilling) return { to, language, props: { ...worker, ...when } }
  return { to, language, props: { ...payer, ...when, ...owed } }
}

/** Tells that Apps are paused, while they are. */
async function composeSuspended({ payload }: Job<'mail-payer-suspended'>): Promise<Filled<'mail-payer-suspended'>> {
  const news = await loadBillNews(payload)
  if ('skipped' in news) return news
  const { contact, reader, payer, worker } = news
  if (!contact.suspendedAt) return { skipped: 'changed-meanwhile' }
  const { language, to } = reader
  const since = formatDay(dayOf(contact.suspendedAt, operator().timeZone), language, 'weekday')
  if (!reader.managesBilling) return { to, language, props: { ...worker, since } }
  const { unpaid, sum } = await unpaidOf(news)
  return { to, language, props: { ...payer, since, unpaid, sum } }
}

/** Tells that nothing is owed any more, while that is so. */
async function composeRecovered({
  payload,
  promisedAt,
}: Job<'mail-payer-recovered'>): Promise<Filled<'mail-payer-recovered'>> {
  const news = await loadBillNews(payload)
  if ('skipped' in news) return news
  const { bill, contact, reader, payer, worker } = news
  if ((await owedBillsOf(db(), contact.id)).length > 0) return { skipped: 'owes-again' }
  const lacksMethod = !contact.paymentMethodId && (await paysForSomething(db(), contact))
  const { language, to } = reader
  const wasPaused = payload.wasSuspended
  if (!reader.managesBilling) return { to, language, props: { ...worker, wasPaused } }
  const recoveredOn = dayOf(promisedAt, operator().timeZone)
  // Not from a day that is paid already.
  const costsFrom = (await beginsToPayOn(db(), contact.id, recoveredOn)) ?? recoveredOn
  return {
    to,
    language,
    props: {
      ...payer,
      ...billFacts(news),
      wasPaused,
      isCancelled: bill.voidAt !== null,
      costsFrom: formatDay(costsFrom, language),
      lacksMethod,
    },
  }
}

/** Tells that nothing pays any more, while that is so and there is something to pay. */
async function composeMethodGone({ payload }: Job<'mail-method-gone'>): Promise<Filled<'mail-method-gone'>> {
  const news = await loadPayerNews(payload.contactId, payload.recipientId)
  if ('skipped' in news) return news
  const { contact, reader, payer } = news
  if (!reader.managesBilling) return { skipped: 'not-entitled' }
  if (contact.paymentMethodId) return { skipped: 'method-added' }
  if (!(await paysForSomething(db(), contact))) return { skipped: 'pays-nothing' }
  const { language, to } = reader
  const next = await nextChargeOf(contact, payer.sites.length > 0)
  const { unpaid, sum } = await unpaidOf(news)
  return {
    to,
    language,
    props: {
      ...payer,
      nextCharge: next ? formatDay(next, language, 'weekday') : '',
      owed: unpaid.length > 0 ? sum : '',
    },
  }
}

/** Why there is nothing to tell of a bill any more: it is settled, or on its way. */
function settledOr({ paidAt, voidAt, collectingSince }: BillNews['bill']): string | null {
  if (paidAt || voidAt) return 'settled'
  return collectingSince ? 'on-its-way' : null
}

function billFacts(news: BillNews) {
  const { bill, reader } = news
  return {
    number: bill.number,
    month: formatDay(bill.month, reader.language, 'month-name'),
    monthAndYear: formatDay(bill.month, reader.language, 'month'),
    gross: formatMoney(bill.gross, bill.currency, reader.language),
    billUrl: billUrl(news, bill),
  }
}

/** The next day on which something is charged: a bill that is written, or the month that runs; null where neither costs. */
async function nextChargeOf({ id }: ContactRow, paysForApps: boolean): Promise<Day | null> {
  const today = dayOf(clock.now(), operator().timeZone)
  const [written] = await db()
    .select({ chargeOn: bills.chargeOn })
    .from(bills)
    .where(and(eq(bills.billingContactId, id), gte(bills.chargeOn, today), IS_OPEN))
    .orderBy(asc(bills.chargeOn))
    .limit(1)
  if (written) return written.chargeOn
  return paysForApps ? chargedOn(firstOfNextMonth(today), null) : null
}
