import { Submit } from '@/app/ui/form'
import type { FormAction } from '@/app/ui/form-state'
import { Notice } from '@/app/ui/notice'
import { PressForm } from '@/app/ui/press-form'
import type { RequestView } from '@/lib/billing/view-request'
import { words } from '@/lib/words/words'

type RequestBlockedProps = { view: RequestView; title: string; fields: Record<string, string>; refuse: FormAction }

/** An open request that cannot be ordered as it was asked for: why, and the answer that is left. */
export function RequestBlocked({ view, title, fields, refuse }: RequestBlockedProps) {
  const { requests: t, decline } = words(view.reader.language)
  return (
    <>
      <Notice tone="warn" title={title} />
      <PressForm action={refuse} fields={fields}>
        <Submit busy={decline.busy} variant="secondary" size="letter">
          {t.plainNo}
        </Submit>
      </PressForm>
    </>
  )
}
