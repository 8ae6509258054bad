import { LinkButton } from '@/app/ui/button'
import { Submit } from '@/app/ui/form'
import type { FormAction } from '@/app/ui/form-state'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import type { RequestView } from '@/lib/billing/view-request'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

type RequestBlockedProps = { view: RequestView; title: string; fields: Record<string, string>; refuse: FormAction }

/** An open request that cannot be ordered as it was asked for: why, and the answer that is left. */
export function RequestBlocked({ view, title, fields, refuse }: RequestBlockedProps) {
  const { requests: t, billing, decline } = words(view.reader.language)
  const { companySlug, billingContactId, id } = view.request
  const needsMethod = view.order !== null && 'obstacle' in view.order && view.order.obstacle === 'contact-not-ready'
  const way = paths.contact(companySlug, billingContactId, paths.planRequest(companySlug, id))
  return (
    <>
      <Notice
        tone="warn"
        title={title}
        actions={needsMethod ? <LinkButton href={way}>{billing.add}</LinkButton> : null}
      />
      <PressForm action={refuse} fields={fields}>
        <Submit busy={decline.busy} variant="secondary" size="letter">
          {t.plainNo}
        </Submit>
      </PressForm>
    </>
  )
}
