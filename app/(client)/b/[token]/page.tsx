import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { DeadLink } from '@/app/(client)/dead-link'
import { Bill } from '@/app/ui/bill'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Submit } from '@/app/ui/form-submit'
import { Download, TriangleAlert } from '@/app/ui/icons'
import { Caption } from '@/app/ui/letter'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import type { Language } from '@/db/vocabulary'
import { isPayable } from '@/lib/billing/bill-states'
import type { BillView } from '@/lib/billing/bill-view'
import { billWords, sumLabel } from '@/lib/billing/bill-words'
import { chargeWords, failureWords, followsWords } from '@/lib/billing/charge-words'
import { methodWords } from '@/lib/billing/method-words'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { mailTo, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { payByLink } from './actions'
import { loadBill } from './load'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { bill, language } = await loadBill((await params).token)
  const t = words(language)
  return { title: bill ? billWords(bill, language).title : t.client.dead.title.unknown() }
}

/** One bill for whoever has its link, without an account. Reading it changes nothing. */
export default async function BillLinkPage({ params }: Props) {
  const { token } = await params
  const { bill, language } = await loadBill(token)
  if (!bill) {
    return <DeadLink page="unknown" token={token} language={language} offer={null} invite={null} viewer={null} />
  }
  const { bills, paying } = words(language)
  const { link, one: text } = bills
  const { number, issuer, recipient } = bill
  const failure = failureWords(bill, language)
  const paysNow = failure !== null || (isPayable(bill.state) && !methodWords(bill.presentMethod, language))
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{billWords(bill, language).title}</h1>
      <p className="mt-1! text-dense text-muted wrap-anywhere">
        {link.for({ number, legalName: recipient.legalName })}
      </p>
      {failure ? (
        <Notice tone="danger" icon={<Icon of={TriangleAlert} size={20} />} title={failure.title}>
          {failure.text}
        </Notice>
      ) : null}
      <Bill rows={rowsOf(bill, language)} />
      {paysNow ? (
        <div>
          <PressForm action={payByLink} fields={{ token }}>
            <Submit size="letter" busy={paying.opening}>
              {paying.payNow}
            </Submit>
          </PressForm>
          <Caption>{paying.stripeNext}</Caption>
        </div>
      ) : null}
      <h2>{failure ? paying.ifNothing : text.next}</h2>
      <p>{nextOf(bill, language)}</p>
      <div>
        <LinkButton
          href={paths.billLinkPaper(token, bill.versions.length)}
          size="letter"
          variant={paysNow ? 'secondary' : 'primary'}
          icon={<Icon of={Download} />}
        >
          {text.downloadPdf}
        </LinkButton>
        <Caption>{link.share}</Caption>
      </div>
      <h2>{text.questions}</h2>
      <p>{text.ask({ number, legalName: issuer.legalName })}</p>
      <p>
        <a href={mailTo(issuer.supportEmail, text.subject(number))}>{text.write(issuer.supportEmail)}</a>
      </p>
    </ClientLetter>
  )
}

function rowsOf(bill: BillView, language: Language) {
  const read = billWords(bill, language)
  const lines = read.lines.map((line, index) => ({
    key: `line-${index}`,
    label: (
      <span className="wrap-anywhere">
        <span className="block text-ink">{line.site}</span>
        <span className="block text-small">{`${line.plan}, ${line.days}`}</span>
      </span>
    ),
    value: line.net,
  }))
  const vat = { key: 'vat', label: read.vatReason || read.vatLabel, value: read.vat }
  const label = sumLabel(words(language), bill.state)
  return [...lines, vat, { key: 'gross', label, value: read.gross, emphasis: 'accent' as const }]
}

/** Whoever reads this may have no account, and reads client's words. */
function nextOf(bill: BillView, language: Language): string {
  const today = dayOf(clock.now(), operator().timeZone)
  if (bill.state === 'failed' || bill.state === 'unpaid') return followsWords(bill, { language, kind: 'client', today })
  const { link } = words(language).bills
  const { day, text } = chargeWords(bill, language)
  if (bill.state !== 'upcoming' || methodWords(bill.presentMethod, language)) return `${day}: ${text}`
  // To a closed Company nobody comes.
  return [`${day}: ${text}`, bill.isClosed ? null : link.whoMayAdd, link.payFromThen].filter(Boolean).join(' ')
}
