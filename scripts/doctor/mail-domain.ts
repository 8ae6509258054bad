import type { Finding } from './settings'

/** The records that decide whether a mailbox believes our mails. Null where DNS did not answer. */
export type MailRecords = {
  spf: string[] | null
  dkim: string[] | null
  bounces: string[] | null
  /** Of the domain and of each parent, the nearest first. */
  dmarc: (string[] | null)[]
}

/** Resend sends with a return path below the domain and signs under the domain itself (its page "Add a domain"). */
export const returnPath = (domain: string) => `send.${domain}`
export const dkimName = (domain: string) => `resend._domainkey.${domain}`

/** Where a receiver looks for DMARC: at the domain, then at its parents. */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, index) => `_dmarc.${labels.slice(index).join('.')}`)
}

/** SPF, DKIM and DMARC of a sending domain, and whether they are aligned with the address that people see. */
export function judgeMailDomain(domain: string, records: MailRecords): Finding[] {
  const dmarc = judgeDmarc(domain, records.dmarc)
  return [
    judgeSpf(domain, records.spf),
    judgeBounces(domain, records.bounces),
    judgeDkim(domain, records.dkim),
    dmarc.finding,
    judgeAlignment(domain, records, dmarc.tags),
  ]
}

function judgeSpf(domain: string, texts: string[] | null): Finding {
  const about = `SPF of ${returnPath(domain)}`
  if (!texts) return unanswered(about)
  const found = texts.filter(isSpf)
  if (found.length > 1) return gap(about, 'two records cancel each other; merge them into one')
  if (!found[0]) return gap(about, 'is missing. Add a TXT record: v=spf1 include:amazonses.com ~all')
  if (!found[0].includes('include:amazonses.com')) {
    return gap(about, `lacks include:amazonses.com, the servers Resend sends from: ${found[0]}`)
  }
  return { kind: 'ok', about, text: found[0] }
}

function judgeBounces(domain: string, exchanges: string[] | null): Finding {
  const about = `MX of ${returnPath(domain)}`
  if (!exchanges) return unanswered(about)
  if (exchanges.length === 0) return gap(about, 'is missing: mails that come back are not noticed')
  return { kind: 'ok', about, text: exchanges.join(', ') }
}

function judgeDkim(domain: string, texts: string[] | null): Finding {
  const about = `DKIM at ${dkimName(domain)}`
  if (!texts) return unanswered(about)
  if (!texts.some(isDkim)) return gap(about, 'is missing. Resend shows the record on the page of the domain')
  return { kind: 'ok', about, text: 'a public part is there' }
}

function judgeDmarc(domain: string, answers: (string[] | null)[]): { finding: Finding; tags: Map<string, string> } {
  const about = `DMARC of ${domain}`
  const none = new Map<string, string>()
  const nearest = answers.findIndex((texts) => texts === null || texts.some(isDmarc))
  const texts = answers[nearest]
  if (texts === null) return { finding: unanswered(about), tags: none }
  if (!texts) {
    const text = `is missing. Add a TXT record at _dmarc.${domain}: v=DMARC1; p=quarantine`
    return { finding: gap(about, text), tags: none }
  }
  const record = texts.find(isDmarc) ?? ''
  const tags = tagsOf(record)
  const policy = (nearest > 0 && tags.get('sp')) || tags.get('p')
  if (!policy || !['none', 'quarantine', 'reject'].includes(policy)) {
    return { finding: gap(about, `names no policy: ${record}`), tags }
  }
  if (policy === 'none') {
    const text = 'only watches (p=none). With p=quarantine, mails that pretend to be yours go to spam'
    return { finding: { kind: 'note', about, text }, tags }
  }
  return { finding: { kind: 'ok', about, text: record }, tags }
}

/** DMARC passes when SPF or DKIM passes for the domain people see: exactly it (s), or one above or below it (r, the rule). */
function judgeAlignment(domain: string, { spf, dkim }: MailRecords, tags: Map<string, string>): Finding {
  const about = `Alignment with ${domain}`
  const bySpf = Boolean(spf?.some(isSpf)) && tags.get('aspf') !== 's'
  const byDkim = Boolean(dkim?.some(isDkim))
  if (byDkim && bySpf) return { kind: 'ok', about, text: 'by DKIM and by SPF' }
  if (byDkim) return { kind: 'note', about, text: 'by DKIM alone; aspf=s shuts the return path out' }
  if (bySpf) return gap(about, 'by SPF alone, which a forwarded mail loses; DKIM is needed')
  return gap(about, 'neither by SPF nor by DKIM: our mails look forged')
}

function isSpf(text: string): boolean {
  return /^v=spf1(?:\s|$)/i.test(text)
}

function isDkim(text: string): boolean {
  return Boolean(tagsOf(text).get('p'))
}

function isDmarc(text: string): boolean {
  return /^v=DMARC1\s*(?:;|$)/.test(text)
}

function tagsOf(text: string): Map<string, string> {
  const tags = text.split(';').map((tag) =>
    tag
      .trim()
      .toLowerCase()
      .split(/\s*=\s*/, 2),
  )
  return new Map(tags.map(([name = '', value = '']) => [name, value]))
}

function gap(about: string, text: string): Finding {
  return { kind: 'gap', about, text }
}

function unanswered(about: string): Finding {
  return gap(about, 'could not be checked, DNS did not answer')
}
