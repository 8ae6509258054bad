import type { ReactNode } from 'react'
import { Icon } from '@/app/ui/drawn-icon'
import { CircleX, Clock, TriangleAlert } from '@/app/ui/icons'
import { Notice } from '@/app/ui/notice'
import type { AppView } from '@/lib/apps/queries'
import { bannerWords, overdueWords } from '@/lib/billing/banner-words'
import type { OwedView, TroubleView } from '@/lib/billing/payment-trouble-view'
import { clock } from '@/lib/clock'
import type { CompanyView } from '@/lib/company/queries'
import { maySeePayer } from '@/lib/company/roles'
import { mailTo } from '@/lib/paths'
import { LinkButton } from '../ui/button'
import { WaysToPay } from './c/[company]/bills/ways-to-pay'
import { listed } from './listed'
import { companyName, type Visitor } from './viewer'

type PaymentBannerProps = {
  visitor: Visitor
  company: CompanyView
  trouble: readonly TroubleView[]
  /** Those of the page, for whoever works on them and sees nothing of money. */
  apps?: readonly AppView[]
  /** The page it stands on: whoever changes the payment method comes back to it. */
  here: string
}

/**
 * What is owed in a Company and could not be charged: for whoever pays each payer with the way out, for Admins that it is so, for
 * Collaborators which of their Apps are paused by it.
 */
export function PaymentBanner({ visitor, company, trouble, apps = [], here }: PaymentBannerProps) {
  const [worst] = trouble
  if (!maySeePayer(company.role)) return <PausedNotice visitor={visitor} apps={apps} />
  if (!worst) return null
  if (!worst.owed) return <OverdueNotice visitor={visitor} company={company} trouble={worst} />
  return <OwedNotices visitor={visitor} trouble={trouble} isNamed={trouble.length > 1} here={here} />
}

/** The same above pages of all Companies, for whoever pays: where they own several, each payer is named. */
export function PaymentBanners({ visitor, trouble, here }: Pick<PaymentBannerProps, 'visitor' | 'trouble' | 'here'>) {
  const isNamed = visitor.companies.length > 1
  return <OwedNotices visitor={visitor} trouble={trouble} isNamed={isNamed} here={here} />
}

type OwedNoticesProps = Pick<PaymentBannerProps, 'visitor' | 'trouble' | 'here'> & { isNamed: boolean }

function OwedNotices({ trouble, ...shown }: OwedNoticesProps) {
  const owed = trouble.flatMap((one) => (one.owed ? [{ ...one, owed: one.owed }] : []))
  if (owed.length === 0) return null
  return (
    <div className="mb-6 grid gap-3">
      {owed.map((one) => (
        <OwedNotice key={one.contactId} {...shown} trouble={one} />
      ))}
    </div>
  )
}

type OwedNoticeProps = Omit<OwedNoticesProps, 'trouble'> & { trouble: TroubleView & { owed: OwedView } }

function OwedNotice({ visitor: { account, t }, trouble, isNamed, here }: OwedNoticeProps) {
  const { owed, stage } = trouble
  const { title, text } = bannerWords(trouble, { ...account, now: clock.now(), isNamed })
  const { payable, method } = owed
  return (
    <Notice
      tone={stage === 'on-its-way' ? 'info' : 'danger'}
      icon={<Icon of={ICONS[stage]} size={20} />}
      title={title}
      actions={
        stage === 'on-its-way' ? null : (
          <WaysToPay
            t={t}
            companySlug={trouble.companySlug}
            number={payable}
            contactId={trouble.contactId}
            method={method}
            here={here}
          />
        )
      }
    >
      {text}
    </Notice>
  )
}

type OverdueNoticeProps = { visitor: Visitor; company: CompanyView; trouble: TroubleView }

function OverdueNotice({ visitor: { account, t }, company, trouble }: OverdueNoticeProps) {
  const { owner } = trouble
  const name = companyName(t, company)
  const { title, text } = overdueWords(trouble, { ...account, now: clock.now(), companyName: name })
  const write: ReactNode = owner ? (
    <LinkButton href={mailTo(owner.email, t.paying.overdue.subject(name))}>
      <span className="wrap-anywhere">{t.paying.overdue.write(owner.name)}</span>
    </LinkButton>
  ) : null
  return (
    <div className="mb-6">
      <Notice tone="warn" icon={<Icon of={TriangleAlert} size={20} />} title={title} actions={write}>
        {text}
      </Notice>
    </div>
  )
}

function PausedNotice({ visitor, apps }: { visitor: Visitor; apps: readonly AppView[] }) {
  const names = apps.filter(({ paused }) => paused === 'unpaid').map(({ name }) => name)
  if (names.length === 0) return null
  const { title, text } = visitor.t.paying.pausedApps
  return (
    <div className="mb-6">
      <Notice
        tone="warn"
        icon={<Icon of={TriangleAlert} size={20} />}
        title={<span className="wrap-anywhere">{title({ names: listed(visitor, names), count: names.length })}</span>}
      >
        {text}
      </Notice>
    </div>
  )
}

const ICONS = { failed: TriangleAlert, warned: TriangleAlert, suspended: CircleX, 'on-its-way': Clock }
