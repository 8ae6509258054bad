import type { Metadata } from 'next'
import { LanguageSwitch } from '@/app/(auth)/language-switch'
import { ClientLetter } from '@/app/(client)/client-letter'
import { DeadLink } from '@/app/(client)/dead-link'
import { Bill } from '@/app/ui/bill'
import { LinkButton } from '@/app/ui/button'
import { Icon } from '@/app/ui/drawn-icon'
import { Download } from '@/app/ui/icons'
import { Caption } from '@/app/ui/letter'
import type { Language } from '@/db/vocabulary'
import type { BillView } from '@/lib/billing/bill-view'
import { billWords } from '@/lib/billing/bill-words'
import { chargeWords } from '@/lib/billing/charge-words'
import { methodWords } from '@/lib/billing/method-words'
import { mailTo, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
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
  const { link, one: text } = words(language).bills
  const { number, issuer, recipient } = bill
  return (
    <ClientLetter language={language} aside={<LanguageSwitch language={language} />}>
      <h1>{billWords(bill, language).title}</h1>
      <p className="mt-1! text-dense text-muted wrap-anywhere">
        {link.for({ number, legalName: recipient.legalName })}
      </p>
      <Bill rows={rowsOf(bill, language)} />
      <h2>{text.next}</h2>
      <p>{nextOf(bill, language)}</p>
      <div>
        <LinkButton
          href={paths.billLinkPaper(token, bill.versions.length)}
          size="letter"
          variant="primary"
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
  const { toPay } = words(language).bills.one
  return [...lines, vat, { key: 'gross', label: toPay, value: read.gross, emphasis: 'accent' as const }]
}

function nextOf(bill: BillView, language: Language): string {
  const { link } = words(language).bills
  const { day, text } = chargeWords(bill, language)
  if (methodWords(bill.presentMethod, language)) return `${day}: ${text}`
  // Whoever reads this may have no account, and to a closed Company nobody comes.
  return `${day}: ${text} ${bill.isClosed ? link.payClosed(bill.issuer.supportEmail) : link.whoMayAdd}`
}
