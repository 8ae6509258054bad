import { Resolver } from 'node:dns/promises'
import type { MailRecords } from './mail-domain'
import { dkimName, dmarcNames, returnPath } from './mail-domain'

/** What DNS says about a sending domain. A name without a record is an empty list; no answer at all is null. */
export async function lookUpMailDomain(domain: string): Promise<MailRecords> {
  const dns = new Resolver({ timeout: 3000, tries: 2 })
  const texts = (name: string) => orNull(dns.resolveTxt(name).then((records) => records.map((parts) => parts.join(''))))
  const [spf, dkim, bounces, ...dmarc] = await Promise.all([
    texts(returnPath(domain)),
    texts(dkimName(domain)),
    orNull(dns.resolveMx(returnPath(domain)).then((records) => records.map(({ exchange }) => exchange))),
    ...dmarcNames(domain).map(texts),
  ])
  return { spf, dkim, bounces, dmarc }
}

async function orNull(answer: Promise<string[]>): Promise<string[] | null> {
  try {
    return await answer
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : null
  }
}
