import { classNames } from '@/app/ui/class-names'
import { Wordmark } from '@/app/ui/wordmark'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'

/** What has to be within reach on every page. */
const LINKED = ['imprint', 'privacy', 'terms'] as const

type LegalFooterProps = {
  t: Dict
  /** Where the reader may hold a mail in doubt: the page that tells whether it is ours. */
  withCheck?: boolean
  className?: string
}

/** The end of every page: who runs it, their documents, whom to ask, and what it is made with. */
export function LegalFooter({ t, withCheck, className }: LegalFooterProps) {
  const { footer } = t.client
  const { legalName, sample, documents, supportEmail } = operator()
  const links = [
    ...LINKED.map((name) => ({ href: paths.legal(name, documents[name].version), label: footer.documents[name] })),
    ...(withCheck ? [{ href: paths.check(), label: t.help.working.checkPage }] : []),
    { href: `mailto:${supportEmail}`, label: supportEmail },
  ]
  return (
    <footer className={classNames('text-small text-muted', className)}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <span className="wrap-anywhere">{legalName}</span>
        {links.map(({ href, label }) => (
          <a key={href} href={href} className="text-muted wrap-anywhere hover:text-ink">
            {label}
          </a>
        ))}
        <span className="ml-auto flex items-center gap-1.5">
          {footer.madeWith} <Wordmark label={t.common.productName} />
        </span>
      </div>
      {sample ? <p className="mt-2">{footer.sample}</p> : null}
    </footer>
  )
}
